package com.plumbline.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One caller of a base address: a person with a session, an integrator with a token, or nobody. Safe to use from many threads. */
public final class Rest {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param body the answer's JSON, a missing node when there is none
     * @param text the answer as it came
     */
    public record Answer(int status, JsonNode body, String text, java.net.http.HttpHeaders headers) {

        public String code() {
            return body.path("code").asText();
        }

        /** The body of a successful answer. */
        public JsonNode ok() {
            if (status / 100 != 2) {
                throw new AssertionError("Expected success, got " + status + ": " + text);
            }
            return body;
        }
    }

    private final URI base;
    private final Map<String, String> headers;

    private Rest(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public static Rest nobody(URI base) {
        return new Rest(base, Map.of());
    }

    public static Rest token(URI base, String token) {
        return new Rest(base, Map.of("Authorization", "Bearer " + token));
    }

    /** Signs in; the session's cookie and CSRF token go with every later call. */
    public static Rest signIn(URI base, String email, String password) {
        return arrived(base, nobody(base).post("/api/session", JSON.createObjectNode().put("email", email).put("password", password)));
    }

    /** At the desk of those who run the appliance. */
    public static Rest signInPlatform(URI base, String email, String password) {
        return arrived(base, nobody(base).post("/api/platform/session", JSON.createObjectNode().put("email", email).put("password", password)));
    }

    /** Goes on as whom an answer let in: with its session's cookie and CSRF token. */
    public static Rest arrived(URI base, Answer answer) {
        String cookie = answer.headers().firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("No session: " + answer.text()));
        return new Rest(base, Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')), "X-CSRF-Token", answer.ok().path("csrf").asText()));
    }

    public Rest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Rest(base, more);
    }

    public URI base() {
        return base;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, JsonNode body) {
        return call("POST", path, body == null ? "" : body.toString());
    }

    public Answer put(String path, JsonNode body) {
        return call("PUT", path, body.toString());
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Any method with any body, well formed or not. */
    public Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(answer.statusCode(), json && !text.isBlank() ? JSON.readTree(text) : MissingNode.getInstance(), text, answer.headers());
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path + " on " + base, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + method + " " + path, interrupted);
        }
    }
}
