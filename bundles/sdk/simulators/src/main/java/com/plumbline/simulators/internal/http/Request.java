package com.plumbline.simulators.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read whole. Header names are matched without case; query and form values keep their order and repeats.
 *
 * @param path    as sent, not decoded, without the query
 * @param query   as sent, not decoded, empty when there was none
 * @param vars    what the route's {@code {name}} segments matched, decoded
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body, Map<String, String> vars) {

    public Request withVars(Map<String, String> matched) {
        return new Request(method, path, query, headers, body, matched);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String var(String name) {
        return vars.get(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean hasContentType(String type) {
        return header("content-type").map(value -> value.toLowerCase(Locale.ROOT).startsWith(type)).orElse(false);
    }

    public Map<String, List<String>> queryParameters() {
        return decode(query);
    }

    /** Values of an {@code application/x-www-form-urlencoded} body, empty for any other content. */
    public Map<String, List<String>> form() {
        return hasContentType("application/x-www-form-urlencoded") ? decode(text()) : Map.of();
    }

    /** The first value of a query parameter; an empty value counts as absent. */
    public Optional<String> parameter(String name) {
        return first(queryParameters(), name);
    }

    public static Optional<String> first(Map<String, List<String>> values, String name) {
        return Optional.ofNullable(values.get(name)).map(list -> list.get(0)).filter(value -> !value.isEmpty());
    }

    private static Map<String, List<String>> decode(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.computeIfAbsent(unescape(name), key -> new ArrayList<>()).add(unescape(value));
        }
        return values;
    }

    /** A stray percent sign stands for itself: the vendors answer such a value with their own error, not with ours. */
    static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
