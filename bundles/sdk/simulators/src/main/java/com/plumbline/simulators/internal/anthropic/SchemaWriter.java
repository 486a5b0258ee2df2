package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.plumbline.simulators.internal.anthropic.Advice.Fact;
import com.plumbline.simulators.internal.anthropic.Advice.Offer;
import com.plumbline.simulators.internal.store.Json;
import java.util.List;
import java.util.Locale;

/**
 * Writes JSON of any closed schema: every field is filled, and what stands in it follows from its name. Lists of offers, facts, lines
 * and so on get what the advice has of them; a name that means nothing here gets a plain sentence.
 */
final class SchemaWriter {

    private final Advice advice;
    private final JsonNode root;

    SchemaWriter(Advice advice, JsonNode schema) {
        this.advice = advice;
        this.root = schema;
    }

    JsonNode write() {
        return fill(root, "", "", 0);
    }

    /**
     * @param name  of the field, lower case
     * @param group the nearest name above that means something, such as {@code offers} or {@code family}
     * @param index in the list above
     */
    private JsonNode fill(JsonNode given, String name, String group, int index) {
        JsonNode schema = resolve(given);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return choose(schema.get("enum"), name, index);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, name.isEmpty() ? group : name, index);
            case "array" -> array(schema, name, group);
            case "integer", "number" -> IntNode.valueOf(name.contains("year") || name.contains("age") ? 10 : index + 1);
            case "boolean" -> Json.read(name.contains("recommend") ? "true" : "false");
            case "null" -> Json.read("null");
            default -> TextNode.valueOf(text(name, group, index));
        };
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(root.at(schema.get("$ref").asText().substring(1)));
        }
        for (String many : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode option : schema.path(many)) {
                if (!option.path("type").asText().equals("null")) {
                    return resolve(option);
                }
            }
        }
        return schema;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(0).asText();
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }

    private ObjectNode object(JsonNode schema, String group, int index) {
        ObjectNode object = Json.object();
        schema.path("properties").fields().forEachRemaining(field ->
                object.set(field.getKey(), fill(field.getValue(), field.getKey().toLowerCase(Locale.ROOT), group, index)));
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, String group) {
        ArrayNode array = Json.array();
        JsonNode item = resolve(schema.path("items"));
        int count = Math.max(schema.path("minItems").asInt(0), count(name, type(item).equals("object")));
        for (int i = 0; i < count; i++) {
            array.add(fill(item, type(item).equals("object") ? "" : name, name.isEmpty() ? group : name, i));
        }
        return array;
    }

    private int count(String name, boolean objects) {
        if (isGroup(name)) {
            return facts(name).size();
        }
        if (name.contains("fact")) {
            return advice.facts().size();
        }
        if (isOffers(name)) {
            return Math.min(3, advice.offers().size());
        }
        List<String> lines = lines(name);
        return lines == null ? objects ? 1 : 2 : lines.size();
    }

    private String text(String name, String group, int index) {
        if (isGroup(group) || group.contains("fact")) {
            return factText(name, group, index);
        }
        if (isOffers(group)) {
            Offer offer = advice.offers().get(index % advice.offers().size());
            return name.contains("why") || name.contains("reason") || name.contains("because") ? offer.why()
                    : name.contains("how") || name.contains("say") || name.contains("pitch") || name.contains("position") ? offer.how() : offer.title();
        }
        if (name.contains("sms") || name.equals("message") || name.equals("text")) {
            return advice.sms();
        }
        List<String> lines = lines(name) != null ? lines(name) : lines(group);
        if (lines == null || lines.isEmpty()) {
            return "Read the notes of the job before you knock.";
        }
        // A single text gets all the lines, an entry of a list gets its own.
        return name.equals(group) ? lines.get(index % lines.size()) : String.join(" ", lines);
    }

    private String factText(String name, String group, int index) {
        List<Fact> facts = isGroup(group) ? facts(group) : advice.facts();
        if (facts.isEmpty()) {
            return "Not known.";
        }
        Fact fact = facts.get(index % facts.size());
        return name.contains("label") || name.contains("title") || name.contains("name") || name.contains("topic") ? fact.label()
                : name.contains("source") ? "notes and equipment records" : name.contains("evidence") || name.contains("quote") ? fact.evidence()
                : name.contains("group") || name.contains("categ") ? fact.group() : fact.value();
    }

    /** {@code null} when the name is none of the advice's own subjects. */
    private List<String> lines(String name) {
        if (name.contains("summary") || name.contains("overview") || name.contains("headline")) {
            return advice.summary();
        }
        if (name.contains("position") || name.contains("approach")) {
            return advice.positioning();
        }
        if (name.contains("starter") || name.contains("conversation") || name.contains("opener")) {
            return advice.starters();
        }
        if (name.contains("watch") || name.contains("caution") || name.contains("risk") || name.contains("avoid")) {
            return advice.watch();
        }
        if (name.contains("equipment")) {
            return advice.equipment();
        }
        return name.contains("history") ? advice.history() : null;
    }

    private JsonNode choose(JsonNode words, String name, int index) {
        List<Fact> facts = advice.facts();
        if ((name.contains("group") || name.contains("categ") || name.contains("section") || name.contains("kind")) && !facts.isEmpty()) {
            String group = facts.get(index % facts.size()).group();
            for (JsonNode word : words) {
                if (word.asText().equalsIgnoreCase(group)) {
                    return word;
                }
            }
        }
        for (JsonNode word : words) {
            if (name.contains("confidence") && word.asText().equals(index == 0 ? "high" : "medium")) {
                return word;
            }
        }
        return words.get(0);
    }

    private List<Fact> facts(String group) {
        return advice.facts().stream().filter(fact -> fact.group().equals(group)).toList();
    }

    private static boolean isGroup(String name) {
        return name.equals("home") || name.equals("family") || name.equals("personal");
    }

    private static boolean isOffers(String name) {
        return name.contains("offer") || name.contains("option") || name.contains("recommendation") || name.contains("opportunit");
    }
}
