package com.plumbline.contract.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of one OpenAPI document. Stricter than the letter of JSON Schema in one thing: a field that a schema with named fields does
 * not name is a fault, since nobody may count on it.
 */
public final class SchemaRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    /** What vendors write as duration is a time of day, and their uri may be relative. */
    private static final Set<String> FORMATS_MEANT = Set.of("date-time", "date");
    private static final SchemaValidatorsConfig FORMATS = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode document;
    private final Map<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    /** @param document changed: OpenAPI 3.0's {@code nullable} becomes a type, formats that are not JSON Schema's go */
    public SchemaRules(ObjectNode document) {
        toJsonSchema(document);
        this.document = document;
    }

    /** Follows references, and the one of several choices that is no null. */
    public JsonNode resolved(JsonNode schema) {
        JsonNode here = schema;
        while (true) {
            if (here.has("$ref")) {
                here = document.at(here.path("$ref").asText().substring(1));
            } else if (here.has("anyOf") || here.has("oneOf")) {
                here = choices(here).isEmpty() ? here.path("anyOf").path(0) : choices(here).get(0);
            } else if (here.path("allOf").size() == 1 && !here.has("properties")) {
                here = here.path("allOf").path(0);
            } else {
                return here;
            }
        }
    }

    /** A whole JSON text. */
    public void check(String what, JsonNode schema, JsonNode value, List<String> faults) {
        compiled.computeIfAbsent(schema, this::compile).validate(value).forEach(message -> faults.add(what + ": " + message.getMessage()));
        checkNames(what + ": $", schema, value, faults);
    }

    /** One value of a query, a header or a form. */
    public void check(String what, JsonNode schema, String value, List<String> faults) {
        JsonNode wanted = resolved(schema);
        if (wanted.has("enum")) {
            for (JsonNode each : wanted.path("enum")) {
                if (each.asText().equals(value)) {
                    return;
                }
            }
            faults.add(what + "=" + value + " is none of " + wanted.path("enum"));
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

    public void checkForm(JsonNode schema, Map<String, List<String>> given, List<String> faults) {
        JsonNode form = resolved(schema);
        given.forEach((name, values) -> {
            JsonNode field = form.path("properties").path(name);
            if (field.isMissingNode()) {
                faults.add("there is no field " + name);
            } else {
                values.forEach(value -> check("field " + name, field, value, faults));
            }
        });
        form.path("required").forEach(name -> {
            if (!given.containsKey(name.asText())) {
                faults.add("needs the field " + name.asText());
            }
        });
    }

    private void checkNames(String where, JsonNode schema, JsonNode value, List<String> faults) {
        JsonNode wanted = resolved(schema);
        if (choices(schema).size() > 1 || choices(wanted).size() > 1 || wanted.has("allOf")) {
            return;     // which of them is meant, the validator has found out
        }
        if (value.isArray() && wanted.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                checkNames(where + "[" + i + "]", wanted.path("items"), value.path(i), faults);
            }
        } else if (value.isObject() && wanted.has("properties")) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                JsonNode known = wanted.path("properties").path(field.getKey());
                if (!known.isMissingNode()) {
                    checkNames(where + "." + field.getKey(), known, field.getValue(), faults);
                } else if (!wanted.has("additionalProperties")) {
                    faults.add(where + "." + field.getKey() + ": there is no such field");
                }
            }
        }
    }

    /** The choices of a schema that are no null. */
    private static List<JsonNode> choices(JsonNode schema) {
        List<JsonNode> choices = new ArrayList<>();
        for (JsonNode each : schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf")) {
            if (!"null".equals(each.path("type").asText())) {
                choices.add(each);
            }
        }
        return choices;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return FACTORY.getSchema(root, FORMATS);
    }

    private static void toJsonSchema(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("nullable").asBoolean(false) && object.path("type").isTextual()) {
                object.set("type", JSON.createArrayNode().add(object.get("type").asText()).add("null"));
            }
            if (object.path("format").isTextual() && !FORMATS_MEANT.contains(object.get("format").asText())) {
                object.remove("format");
            }
        }
        node.forEach(SchemaRules::toJsonSchema);
    }
}
