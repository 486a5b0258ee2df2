package com.plumbline.camel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to ask of a vendor. Its text form shows neither headers nor body.
 *
 * @param operation  {@code servicetitan.export-customers}: names the call in the message log
 * @param method     {@code GET}, {@code POST} …
 * @param uri        complete and encoded; goes into the message log, so secrets never stand in it
 * @param headers    beside those of {@link Access}
 * @param body       empty for a GET
 * @param repeatable whether doing it twice is the same as doing it once; only then is it repeated by itself
 * @param identified whether the headers of {@link Access} are added
 * @param within     time for the whole call, repetitions and pauses included; {@code null} for what the line allows
 */
public record VendorCall(String operation, String method, URI uri, Map<String, String> headers, byte[] body,
        boolean repeatable, boolean identified, Duration within) {

    public VendorCall {
        headers = Map.copyOf(headers);
    }

    /** Reads. Repeated by itself when it fails. */
    public static VendorCall get(String operation, URI uri) {
        return new VendorCall(operation, "GET", uri, Map.of(), new byte[0], true, true, null);
    }

    /** Writes. Never repeated by itself: a send whose answer was lost may have had its effect. */
    public static VendorCall post(String operation, URI uri, String contentType, String body) {
        return new VendorCall(operation, "POST", uri, Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8), false, true, null);
    }

    public VendorCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new VendorCall(operation, method, uri, more, body, repeatable, identified, within);
    }

    /** For a POST that changes nothing, or nothing that a second one would change again. */
    public VendorCall mayRepeat() {
        return new VendorCall(operation, method, uri, headers, body, true, identified, within);
    }

    /** Without the headers of {@link Access}: the call that fetches a token. */
    public VendorCall anonymous() {
        return new VendorCall(operation, method, uri, headers, body, repeatable, false, within);
    }

    /** Gives up after this time, whatever the line allows. */
    public VendorCall within(Duration time) {
        return new VendorCall(operation, method, uri, headers, body, repeatable, identified, time);
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + uri;
    }
}
