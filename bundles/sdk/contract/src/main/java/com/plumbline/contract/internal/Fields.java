package com.plumbline.contract.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names and values, as requests carry them and as OpenAPI declares them. */
public final class Fields {

    private Fields() {}

    /** @param encoded a query or a form, {@code a=1&b=2} */
    public static Map<String, List<String>> of(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), any -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** The parameters of an operation that stand in its {@code query} or {@code header}. */
    public static Map<String, JsonNode> named(JsonNode parameters, String in) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        parameters.forEach(parameter -> {
            if (in.equals(parameter.path("in").asText())) {
                named.put(parameter.path("name").asText(), parameter);
            }
        });
        return named;
    }

    /** Headers, in lower case, that carry the keys of these security schemes. A named key goes before the bearer token that may stand for it. */
    public static Set<String> keys(JsonNode schemes) {
        Set<String> headers = new LinkedHashSet<>();
        boolean named = false;
        boolean token = false;
        for (JsonNode scheme : schemes) {
            boolean key = "apiKey".equals(scheme.path("type").asText());
            if (key && "header".equals(scheme.path("in").asText())) {
                headers.add(scheme.path("name").asText().toLowerCase(Locale.ROOT));
            }
            named |= key;
            token |= "http".equals(scheme.path("type").asText());
            if ("oauth2".equals(scheme.path("type").asText())) {
                headers.add("authorization");
            }
        }
        if (token && !named) {
            headers.add("authorization");
        }
        return headers;
    }

    public static String mediaType(String contentType) {
        return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    public static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
