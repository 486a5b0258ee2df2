package com.plumbline.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A client of one sandbox, with the keys of one of its companies: what the tests speak HTTP with. */
final class Vendors {

    static final ObjectMapper JSON = new ObjectMapper();

    /** An answer. */
    record Answer(int status, String text, HttpResponse<String> raw) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException malformed) {
                throw new UncheckedIOException("Not JSON: " + text, malformed);
            }
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    final JsonNode keys;

    Vendors(Sandbox sandbox) {
        this(sandbox, 0);
    }

    Vendors(Sandbox sandbox, int company) {
        this.base = sandbox.base();
        this.keys = get("/sandbox/companies").json().path("items").get(company);
    }

    /** Signs in to ServiceTitan; later calls carry the token and the app key. */
    Vendors connected() {
        String token = token();
        headers.put("Authorization", "Bearer " + token);
        headers.put("ST-App-Key", keys.at("/servicetitan/appKey").asText());
        return this;
    }

    String token() {
        return form("/servicetitan/connect/token", "grant_type", "client_credentials", "client_id", keys.at("/servicetitan/clientId").asText(),
                "client_secret", keys.at("/servicetitan/clientSecret").asText()).json().path("access_token").asText();
    }

    Vendors with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Vendors without(String header) {
        headers.remove(header);
        return this;
    }

    /** Twilio's keys on every call. */
    Vendors texting() {
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (keys.at("/twilio/accountSid").asText() + ":" + keys.at("/twilio/authToken").asText()).getBytes(StandardCharsets.UTF_8)));
    }

    String tenant(String module, String path) {
        return "/servicetitan/" + module + "/tenant/" + keys.at("/servicetitan/tenantId").asText() + "/" + path;
    }

    /** Asks ServiceTitan; it takes 60 calls a second, and a test that is faster asks again. */
    Answer st(String module, String path) {
        Answer answer = get(tenant(module, path));
        while (answer.status() == 429) {
            answer = get(tenant(module, path));
        }
        return answer;
    }

    /** What was said with a vendor after the exchange of this number. */
    List<Exchange> said(String vendor, long after) {
        List<Exchange> said = new ArrayList<>();
        get("/sandbox/requests?vendor=" + vendor + "&since=" + after).json().path("items").forEach(each -> said.add(Exchange.of(each)));
        return said;
    }

    /** The number of the newest exchange with a vendor. */
    long lastNumber(String vendor) {
        JsonNode items = get("/sandbox/requests?vendor=" + vendor).json().path("items");
        return items.path(items.size() - 1).path("number").asLong();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, ObjectNode body) {
        return post(path, "application/json", body.toString());
    }

    Answer put(String path, ObjectNode body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer method(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    /** @param pairs names and values in turn */
    Answer form(String path, String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8) + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return post(path, "application/x-www-form-urlencoded", body.toString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
