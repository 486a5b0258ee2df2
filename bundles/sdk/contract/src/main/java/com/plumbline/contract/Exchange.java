package com.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One request to a vendor with its answer, as the sandbox records them ({@code --record}, {@code GET /sandbox/requests}).
 *
 * @param path       as behind the vendor's host, {@code /crm/v2/tenant/1/customers}
 * @param query      raw, empty when there was none
 * @param headers    names in lower case; secrets are masked, but there
 * @param status     0 when the connection ended without an answer
 * @param answerType content type of the answer, {@code null} when it had no body
 * @param answer     {@code null} when it was not kept
 */
public record Exchange(String vendor, String method, String path, String query, Map<String, String> headers, String body, int status,
        String answerType, String answer) {

    /** @param recorded a line of the recording */
    public static Exchange of(JsonNode recorded) {
        Map<String, String> headers = new LinkedHashMap<>();
        recorded.path("headers").properties().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
        String vendor = recorded.path("vendor").asText();
        return new Exchange(vendor, recorded.path("method").asText(), recorded.path("path").asText().replaceFirst("^/" + vendor, ""),
                recorded.path("query").asText(""), headers, recorded.path("body").asText(""), recorded.path("status").asInt(),
                recorded.path("answerType").asText(null), recorded.path("answer").asText(null));
    }

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    boolean wasAnswered() {
        return status != 0 && answer != null;
    }

    @Override
    public String toString() {
        return vendor + " " + method + " " + path;
    }
}
