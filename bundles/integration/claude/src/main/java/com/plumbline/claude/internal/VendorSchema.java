package com.plumbline.claude.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * The part of a JSON Schema that structured output understands: objects are closed, limits and annotations are taken out. The
 * asking side holds the answer against the whole schema afterwards. Source: vendors' contract sheet, Answer.
 */
final class VendorSchema {

    private static final Set<String> NOT_UNDERSTOOD = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "$schema", "$id",
            "examples", "default");

    private VendorSchema() {}

    static JsonNode of(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        tidy(copy);
        return copy;
    }

    private static void tidy(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        object.remove(NOT_UNDERSTOOD);
        if ("object".equals(object.path("type").asText())) {
            object.put("additionalProperties", false);
        }
        // A property may be called like a keyword: the names below these are not keywords.
        for (String names : List.of("properties", "$defs")) {
            object.path(names).forEach(VendorSchema::tidy);
        }
        for (String list : List.of("anyOf", "oneOf", "allOf")) {
            object.path(list).forEach(VendorSchema::tidy);
        }
        tidy(object.path("items"));
    }
}
