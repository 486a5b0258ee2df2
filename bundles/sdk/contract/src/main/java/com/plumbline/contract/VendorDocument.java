package com.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.internal.Fields;
import com.plumbline.contract.internal.SchemaRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** One OpenAPI document, to hold what was said with a vendor against. */
public final class VendorDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final JsonNode document;
    private final SchemaRules rules;
    private final String prefix;

    private VendorDocument(ObjectNode document) {
        this.document = document;
        this.rules = new SchemaRules(document);
        this.prefix = URI.create(document.path("servers").path(0).path("url").asText("")).getPath().replaceAll("/$", "");
    }

    /** @param file a {@code .json.gz} */
    public static VendorDocument read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new VendorDocument((ObjectNode) JSON.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + file, broken);
        }
    }

    /** A document that lies beside this class. */
    static VendorDocument resource(String name) {
        try (InputStream in = VendorDocument.class.getResourceAsStream(name)) {
            return new VendorDocument((ObjectNode) JSON.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + name, broken);
        }
    }

    /** Method and path template of the operation; empty when the document has none for it. */
    public Optional<String> operation(String method, String path) {
        String own = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        String best = null;
        int literals = -1;
        for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
            String pattern = each.getKey().replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
            int count = each.getKey().replaceAll("\\{[^}]+}", "").length();
            if (count > literals && own.matches(pattern) && each.getValue().path(method.toLowerCase(Locale.ROOT)).isObject()) {
                best = each.getKey();
                literals = count;
            }
        }
        return Optional.ofNullable(best).map(template -> method + " " + template);
    }

    /**
     * What is wrong with a request: a path or method the document does not have; a parameter, header or field that is unknown,
     * missing or of the wrong type; a key that is not sent; a body that does not fit its schema.
     */
    public List<String> requestFaults(Exchange exchange) {
        JsonNode operation = definition(exchange);
        if (operation.isMissingNode()) {
            return List.of("is not in the document");
        }
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> known = Fields.named(operation.path("parameters"), "query");
        Map<String, List<String>> given = Fields.of(exchange.query());
        given.forEach((name, values) -> {
            if (known.containsKey(name)) {
                values.forEach(value -> rules.check("parameter " + name, known.get(name).path("schema"), value, faults));
            } else {
                faults.add("there is no parameter " + name);
            }
        });
        known.forEach((name, parameter) -> {
            if (parameter.path("required").asBoolean() && !given.containsKey(name)) {
                faults.add("needs the parameter " + name);
            }
        });
        checkHeaders(operation, exchange, faults);
        checkRequestBody(operation.path("requestBody"), exchange, faults);
        return faults;
    }

    /** Does the document say what this operation answers with this status? */
    public boolean lists(Exchange exchange) {
        return definition(exchange).path("responses").has(String.valueOf(exchange.status()));
    }

    /** What is wrong with an answer: a status the document does not have, a body where there is none or of the wrong shape. */
    public List<String> answerFaults(Exchange exchange) {
        JsonNode answer = definition(exchange).path("responses").path(String.valueOf(exchange.status()));
        return answer.isMissingNode() ? List.of("there is no answer " + exchange.status()) : answerFaults(answer, exchange);
    }

    /** The same by the document's answers for any operation: {@code 401} before {@code 4XX}. */
    List<String> commonAnswerFaults(Exchange exchange) {
        JsonNode answers = document.path("components").path("responses");
        JsonNode exact = answers.path(String.valueOf(exchange.status()));
        JsonNode answer = exact.isMissingNode() ? answers.path(exchange.status() / 100 + "XX") : exact;
        return answer.isMissingNode() ? List.of("there is no answer " + exchange.status()) : answerFaults(answer, exchange);
    }

    private List<String> answerFaults(JsonNode answer, Exchange exchange) {
        JsonNode contents = answer.path("content");
        if (exchange.answer().isEmpty()) {
            return contents.isEmpty() || answer.path("x-may-be-empty").asBoolean() ? List.of() : List.of("the answer " + exchange.status() + " has no body");
        }
        List<String> faults = new ArrayList<>();
        String type = exchange.answerType() == null ? "" : Fields.mediaType(exchange.answerType());
        JsonNode schema = contents.path(type).path("schema");
        if (schema.isMissingNode()) {
            faults.add("the answer " + exchange.status() + " is of type \"" + type + "\", not " + Fields.names(contents));
        } else if (type.endsWith("json")) {
            checkJson("the answer " + exchange.status(), schema, exchange.answer(), faults);
        }
        return faults;
    }

    /** Schema of one record of a list or feed: what stands in {@code data}; {@code null} when there is none. */
    public JsonNode recordOf(String path) {
        String template = operation("GET", path).map(found -> found.substring(4)).orElse(null);
        JsonNode answer = template == null ? null
                : rules.resolved(document.path("paths").path(template).at("/get/responses/200/content").path("application/json").path("schema"));
        return answer == null ? null : rules.resolved(answer.path("properties").path("data").path("items"));
    }

    /** The schema behind a path of names and indexes in a record, {@code address.city}; {@code null} when the record has no such field. */
    public JsonNode fieldOf(JsonNode record, String path) {
        JsonNode here = record;
        for (String step : path.split("\\.")) {
            JsonNode next = step.matches("\\d+") ? here.path("items") : here.path("properties").path(step);
            if (next.isMissingNode()) {
                return null;
            }
            here = rules.resolved(next);
        }
        return here;
    }

    private JsonNode definition(Exchange exchange) {
        return operation(exchange.method(), exchange.path())
                .map(found -> document.path("paths").path(found.substring(found.indexOf(' ') + 1)).path(exchange.method().toLowerCase(Locale.ROOT)))
                .orElse(MissingNode.getInstance());
    }

    private void checkHeaders(JsonNode operation, Exchange exchange, List<String> faults) {
        Fields.named(operation.path("parameters"), "header").forEach((name, header) -> {
            String value = exchange.headers().get(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                rules.check("header " + name, header.path("schema"), value, faults);
            } else if (header.path("required").asBoolean()) {
                faults.add("needs the header " + name);
            }
        });
        Fields.keys(document.path("components").path("securitySchemes")).forEach(name -> {
            if (!exchange.headers().containsKey(name)) {
                faults.add("needs the key in the header " + name);
            }
        });
    }

    private void checkRequestBody(JsonNode wanted, Exchange exchange, List<String> faults) {
        if (exchange.body().isEmpty()) {
            if (wanted.path("required").asBoolean()) {
                faults.add("needs a body");
            }
            return;
        }
        String type = Fields.mediaType(exchange.contentType());
        JsonNode schema = wanted.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            faults.add("takes no body of type \"" + type + "\"");
        } else if (type.equals(FORM)) {
            rules.checkForm(schema, Fields.of(exchange.body()), faults);
        } else {
            checkJson("the body", schema, exchange.body(), faults);
        }
    }

    private void checkJson(String what, JsonNode schema, String text, List<String> faults) {
        try {
            rules.check(what, schema, JSON.readTree(text), faults);
        } catch (IOException notJson) {
            faults.add(what + " is not JSON");
        }
    }
}
