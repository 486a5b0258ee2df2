package com.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * One of the vendors' OpenAPI documents, to hold a client's requests against. The documents are not part of the repository: they
 * are looked for where the system property or environment variable {@code plumbline.vendor.specs} says, else in
 * {@code ../shared/vendors/specs} beside it.
 */
public final class VendorDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final String prefix;

    private VendorDocument(JsonNode document) {
        this.document = document;
        this.prefix = URI.create(document.path("servers").path(0).path("url").asText("")).getPath().replaceAll("/$", "");
    }

    /** The folder of the documents; without it the test is skipped, and says so loudly. */
    public static Path folderOrSkip() {
        return folder().orElseGet(() -> {
            String missing = "SKIPPED: the vendors' documents are not on this machine (plumbline.vendor.specs, or ../shared/vendors/specs "
                    + "beside the repository), so our requests were NOT held against them.";
            System.err.println(missing);
            Assumptions.abort(missing);
            return null;
        });
    }

    private static Optional<Path> folder() {
        String given = System.getProperty("plumbline.vendor.specs", System.getenv("plumbline.vendor.specs"));
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve("vendors").resolve("specs");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** @param file a {@code .json.gz} */
    public static VendorDocument read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode document = JSON.readTree(in);
            allowNulls(document);
            return new VendorDocument(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * What is wrong with a request: a path or method the document does not have, a parameter or form field that is unknown,
     * missing or of the wrong type, a body that does not fit its schema.
     *
     * @param path  as behind the vendor's host, {@code /crm/v2/tenant/1/customers}
     * @param query raw, may be {@code null}
     * @param body  JSON or form, by {@code contentType}
     */
    public List<String> faults(String method, String path, String query, String contentType, String body) {
        JsonNode operation = operation(method, path);
        String what = method + " " + path;
        if (operation == null) {
            return List.of(what + " is not in the document");
        }
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> known = new LinkedHashMap<>();
        operation.path("parameters").forEach(parameter -> {
            if ("query".equals(parameter.path("in").asText())) {
                known.put(parameter.path("name").asText(), parameter);
            }
        });
        Map<String, List<String>> given = fields(query);
        given.forEach((name, values) -> {
            JsonNode parameter = known.get(name);
            if (parameter == null) {
                faults.add(what + " has no parameter " + name);
            } else {
                values.forEach(value -> check(what + "?" + name, parameter.path("schema"), value, faults));
            }
        });
        known.forEach((name, parameter) -> {
            if (parameter.path("required").asBoolean() && !given.containsKey(name)) {
                faults.add(what + " needs the parameter " + name);
            }
        });
        checkBody(what, operation.path("requestBody").path("content"), contentType, body, faults);
        return faults;
    }

    /** Schema of one record of a list or feed: what stands in {@code data}; {@code null} when there is none. */
    public JsonNode recordOf(String path) {
        JsonNode operation = operation("GET", path);
        JsonNode answer = operation == null ? null
                : resolved(operation.path("responses").path("200").path("content").path("application/json").path("schema"));
        return answer == null ? null : resolved(answer.path("properties").path("data").path("items"));
    }

    /** The schema behind a path of names and indexes in a record, {@code address.city}; {@code null} when the record has no such field. */
    public JsonNode fieldOf(JsonNode record, String path) {
        JsonNode here = record;
        for (String step : path.split("\\.")) {
            JsonNode next = step.matches("\\d+") ? items(here) : here.path("properties").path(step);
            if (next.isMissingNode()) {
                return null;
            }
            here = resolved(next);
        }
        return here;
    }

    private static JsonNode items(JsonNode schema) {
        return schema.path("items");
    }

    /** Follows references, and the one of several choices that is no null. */
    private JsonNode resolved(JsonNode schema) {
        JsonNode here = schema;
        while (true) {
            if (here.has("$ref")) {
                here = document.at(here.path("$ref").asText().substring(1));
            } else if (here.has("anyOf") || here.has("oneOf")) {
                JsonNode choices = here.has("anyOf") ? here.path("anyOf") : here.path("oneOf");
                JsonNode choice = null;
                for (JsonNode each : choices) {
                    choice = choice == null && !"null".equals(each.path("type").asText()) ? each : choice;
                }
                here = choice;
            } else if (here.path("allOf").size() == 1) {
                here = here.path("allOf").path(0);
            } else {
                return here;
            }
        }
    }

    private void check(String what, JsonNode schema, String value, List<String> faults) {
        JsonNode wanted = resolved(schema);
        if (wanted.has("enum")) {
            boolean listed = false;
            for (JsonNode each : wanted.path("enum")) {
                listed |= each.asText().equals(value);
            }
            if (!listed) {
                faults.add(what + "=" + value + " is none of " + wanted.path("enum"));
            }
            return;
        }
        String type = wanted.path("type").isArray() ? wanted.path("type").path(0).asText() : wanted.path("type").asText();
        boolean fits = switch (type) {
            case "integer", "number" -> value.matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> value.matches("(?i)true|false");
            default -> !value.isEmpty();
        };
        if (!fits) {
            faults.add(what + "=" + value + " is no " + type);
        }
    }

    private void checkBody(String what, JsonNode contents, String contentType, String body, List<String> faults) {
        if (body == null || body.isEmpty()) {
            return;
        }
        String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").trim();
        JsonNode schema = contents.path(type).path("schema");
        if (schema.isMissingNode()) {
            faults.add(what + " takes no " + type);
        } else if (type.equals("application/x-www-form-urlencoded")) {
            checkForm(what, resolved(schema), body, faults);
        } else {
            ObjectNode root = schema.deepCopy();
            root.set("components", document.path("components"));
            try {
                FACTORY.getSchema(root).validate(JSON.readTree(body)).forEach(message -> faults.add(what + ": " + message.getMessage()));
            } catch (IOException notJson) {
                faults.add(what + ": the body is not JSON");
            }
        }
    }

    private void checkForm(String what, JsonNode schema, String body, List<String> faults) {
        Map<String, List<String>> given = fields(body);
        given.forEach((name, values) -> {
            JsonNode field = schema.path("properties").path(name);
            if (field.isMissingNode()) {
                faults.add(what + " has no field " + name);
            } else {
                values.forEach(value -> check(what + " field " + name, field, value, faults));
            }
        });
        schema.path("required").forEach(name -> {
            if (!given.containsKey(name.asText())) {
                faults.add(what + " needs the field " + name.asText());
            }
        });
    }

    /** The operation of the template with most literal characters that fits. */
    private JsonNode operation(String method, String path) {
        String own = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        JsonNode best = null;
        int literals = -1;
        for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
            String pattern = each.getKey().replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
            int count = each.getKey().replaceAll("\\{[^}]+}", "").length();
            JsonNode operation = each.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
            if (own.matches(pattern) && count > literals && operation.isObject()) {
                best = operation;
                literals = count;
            }
        }
        return best;
    }

    private static Map<String, List<String>> fields(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), any -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** OpenAPI 3.0 says {@code nullable}; JSON Schema says it with a type. */
    private static void allowNulls(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("nullable").asBoolean(false) && object.path("type").isTextual()) {
            ArrayNode types = JSON.createArrayNode().add(object.get("type").asText()).add("null");
            object.set("type", types);
        }
        node.forEach(VendorDocument::allowNulls);
    }
}
