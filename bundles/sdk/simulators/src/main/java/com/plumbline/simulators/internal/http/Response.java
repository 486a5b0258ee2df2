package com.plumbline.simulators.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, or a connection that is closed without one ({@link #DROPPED}). */
public record Response(int status, Map<String, String> headers, byte[] body) {

    /** The connection ends before a byte of an answer was sent. */
    public static final Response DROPPED = new Response(0, Map.of(), new byte[0]);

    public static Response json(int status, JsonNode body) {
        return json(status, Json.bytes(body));
    }

    public static Response json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Response ok(JsonNode body) {
        return json(200, body);
    }

    public static Response text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
