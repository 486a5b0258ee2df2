package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.servicetitan.internal.FieldMap.EntityMap;
import com.plumbline.servicetitan.internal.FieldMap.FieldRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes our record of a vendor's, by the field map. Pure. Unknown fields and unknown values pass, missing optional fields are
 * left out; what cannot be read is told, and costs the field, or the record when the field is required.
 */
final class RecordMapper {

    /** Finds the name behind an id. */
    @FunctionalInterface
    interface Names {
        Optional<String> name(String lookup, String key);
    }

    private final Names names;

    RecordMapper(Names names) {
        this.names = names;
    }

    /** @param problems what could not be read is added here; an empty result always adds one */
    Optional<MirrorRecord> map(EntityMap entity, JsonNode source, List<MirrorProblem> problems) {
        String id = at(source, entity.id()).asText("");
        if (id.isEmpty()) {
            problems.add(new MirrorProblem("?", "A record of " + entity.entity() + " has no id and was left out."));
            return Optional.empty();
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (FieldRule rule : entity.fields()) {
            try {
                JsonNode value = convert(rule, value(rule, source));
                if (value != null) {
                    fields.set(rule.to(), value);
                } else if (rule.required()) {
                    problems.add(new MirrorProblem(id, "The record was left out: it has no " + rule.from() + "."));
                    return Optional.empty();
                }
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                problems.add(new MirrorProblem(id, "The field " + rule.from() + " could not be read as " + rule.type()
                        + (rule.required() ? "; the record was left out." : "; it was left empty.")));
                if (rule.required()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new MirrorRecord(id, modified(entity, source), active(entity, source), fields));
    }

    static Instant modified(EntityMap entity, JsonNode source) {
        String text = at(source, entity.modifiedAt()).asText("");
        try {
            return text.isEmpty() ? null : Conversions.instant(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Lists leave the field out where they show active records only. */
    static boolean active(EntityMap entity, JsonNode source) {
        return at(source, entity.active()).asBoolean(true);
    }

    private static JsonNode value(FieldRule rule, JsonNode source) {
        JsonNode value = at(source, rule.from());
        boolean empty = value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank();
        return !empty ? value : rule.otherwise() == null ? null : at(source, rule.otherwise());
    }

    private JsonNode convert(FieldRule rule, JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (rule.type()) {
            case "items" -> items(rule, value);
            case "lookup" -> names.name(rule.in(), value.asText()).map(JsonNodeFactory.instance::textNode).orElse(null);
            default -> Conversions.convert(rule.type(), value, rule.values() == null ? Map.of() : rule.values());
        };
    }

    private ArrayNode items(FieldRule rule, JsonNode list) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : list) {
            ObjectNode item = items.addObject();
            for (FieldRule part : rule.of()) {
                JsonNode value = convert(part, value(part, each));
                if (value != null) {
                    item.set(part.to(), value);
                }
            }
        }
        return items;
    }

    /** {@code address.city}, {@code categories.0.name}. */
    static JsonNode at(JsonNode node, String path) {
        JsonNode here = node;
        for (String step : path.split("\\.")) {
            here = here.isArray() ? here.path(Integer.parseInt(step)) : here.path(step);
        }
        return here;
    }
}
