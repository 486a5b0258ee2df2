package com.plumbline.twilio.internal;

import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;

/**
 * Twilio's SDK over the company's vendor line and to the address of the settings. Failures are thrown as {@code VendorFailure}
 * through the SDK, which therefore only sees good answers.
 */
final class LineHttpClient extends HttpClient {

    private final VendorLine line;
    private final URI base;

    LineHttpClient(VendorLine line, URI base) {
        this.line = line;
        this.base = base;
    }

    /** Once. The SDK's own version repeats a POST up to three times after a 5xx, which would send a message more than once. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        URI uri = URI.create(base + asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()));
        VendorAnswer answer = line.call(request.getMethod() == HttpMethod.GET
                ? VendorCall.get(TwilioPlugin.ID + ".list", uri)
                : VendorCall.post(TwilioPlugin.ID + ".send", uri, "application/x-www-form-urlencoded", request.encodeFormBody()));
        return new Response(answer.text(), answer.status());
    }
}
