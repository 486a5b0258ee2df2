package com.plumbline.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What arrived, as it arrived. Its text form shows neither headers nor body.
 *
 * @param path    {@code /hooks/twilio/acme/status}
 * @param query   raw, without the question mark; {@code null} when there was none
 * @param headers names in any case; of several with one name the first
 */
public record WebhookRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public WebhookRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Path with query, as it stands behind the public address. */
    public String target() {
        return query == null ? path : path + '?' + query;
    }

    /** The body as form fields, in their order; every name with all its values. */
    public Map<String, List<String>> form() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : text().split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                fields.computeIfAbsent(name, any -> new ArrayList<>()).add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    /** A form field's first value. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(form().get(name)).map(values -> values.get(0));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    @Override
    public String toString() {
        return method + " " + path + ", " + body.length + " bytes";
    }
}
