package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.Access;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Client credentials: one token per company, kept until shortly before its end. Source: vendors' contract sheet, 1; tokens live
 * 900 s, but only {@code expires_in} counts.
 */
final class ServiceTitanAccess implements Access {

    static final String TOKEN_CALL = ServiceTitanPlugin.ID + ".token";

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final ServiceTitanSettings settings;
    private final Clock clock;
    private Map<String, String> headers;
    private Instant freshUntil = Instant.MIN;

    ServiceTitanAccess(ServiceTitanSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> headers(VendorLine line) {
        if (headers == null || !clock.instant().isBefore(freshUntil)) {
            fetch(line);
        }
        return headers;
    }

    /** Tokens can end early: a changed secret, a restart over there. Others may have noticed before us. */
    @Override
    public synchronized boolean renew(Map<String, String> used) {
        if (used.equals(headers)) {
            headers = null;
        }
        return true;
    }

    private void fetch(VendorLine line) {
        VendorCall call = VendorCall.post(TOKEN_CALL, settings.token(), "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=" + encoded(settings.clientId())
                        + "&client_secret=" + encoded(settings.clientSecret()));
        JsonNode answer = line.call(call.mayRepeat().anonymous()).json();
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new VendorFailure(ServiceTitanPlugin.ID, TOKEN_CALL, Kind.REFUSED, "not-servicetitan",
                    "The sign-in address does not answer as ServiceTitan's does. Check it: it is usually https://auth.servicetitan.io.");
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(0));
        headers = Map.of("Authorization", "Bearer " + token, "ST-App-Key", settings.appKey());
        freshUntil = clock.instant().plus(life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
