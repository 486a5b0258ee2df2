package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings that a plug-in takes, by its JSON Schema (draft 2020-12): which are secret, which are needed, what is wrong. */
final class Settings {

    private final ObjectNode schema;
    private final JsonSchema validator;

    private Settings(ObjectNode schema) {
        this.schema = schema;
        // Nothing is ever fetched: a schema stands for itself.
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.values(list -> list.removeIf(loader -> loader.getClass().getSimpleName().startsWith("Uri")))));
        this.validator = factory.getSchema(standard(schema.deepCopy()), SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).formatAssertionsEnabled(true).build());
    }

    static Settings of(JsonNode schema) {
        ObjectNode own = schema.isObject() ? schema.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (!own.has("type")) {
            own.put("type", "object");
        }
        return new Settings(own);
    }

    ObjectNode schema() {
        return schema;
    }

    boolean isSecret(String name) {
        return property(name).path("writeOnly").asBoolean(false);
    }

    /** Where the plug-in calls, secrets in hand; {@code x-ours} marks one of the appliance's own, where nothing is sent to. */
    boolean isAddress(String name) {
        String format = property(name).path("format").asText();
        return (format.equals("uri") || format.equals("hostname")) && !property(name).path("x-ours").asBoolean(false);
    }

    String title(String name) {
        return property(name).path("title").asText(name);
    }

    boolean knows(String name) {
        return schema.path("properties").has(name);
    }

    /** Values with the schema's defaults where nothing is set. */
    ObjectNode withDefaults(ObjectNode values) {
        ObjectNode filled = values.deepCopy();
        for (Iterator<Map.Entry<String, JsonNode>> all = schema.path("properties").fields(); all.hasNext();) {
            Map.Entry<String, JsonNode> property = all.next();
            if (!filled.hasNonNull(property.getKey()) && property.getValue().has("default")) {
                filled.set(property.getKey(), property.getValue().get("default"));
            }
        }
        return filled;
    }

    /** Titles of the required settings that are not there; {@code values} with defaults. */
    List<String> missing(ObjectNode values) {
        List<String> missing = new ArrayList<>();
        for (JsonNode required : schema.path("required")) {
            JsonNode value = values.path(required.asText());
            if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank()) {
                missing.add(title(required.asText()));
            }
        }
        return missing;
    }

    /** Name of a setting → what is wrong with it; what is only missing is not wrong. */
    Map<String, String> wrong(ObjectNode values) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Iterator<String> names = values.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!knows(name)) {
                wrong.put(name, "is not a setting of this plug-in");
            }
        }
        ExecutionContext context = validator.createExecutionContext();
        for (ValidationMessage message : validator.validate(context, values)) {
            if (!message.getType().equals("required") && !message.getType().equals("additionalProperties")) {
                wrong.putIfAbsent(field(message), words(message));
            }
        }
        return wrong;
    }

    /** Without our own words ({@code x-order}, {@code x-unit}, {@code x-ours}), of which the validator would warn. */
    private static ObjectNode standard(ObjectNode schema) {
        List<String> own = new ArrayList<>();
        schema.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("x-")) {
                own.add(name);
            }
        });
        schema.remove(own);
        schema.forEach(child -> {
            if (child instanceof ObjectNode object) {
                standard(object);
            }
        });
        return schema;
    }

    private JsonNode property(String name) {
        return schema.path("properties").path(name);
    }

    private static String field(ValidationMessage message) {
        return message.getInstanceLocation().getNameCount() == 0 ? "settings" : String.valueOf(message.getInstanceLocation().getElement(0));
    }

    /** Without the place, which stands beside the field already, and without the value, which may be a secret. */
    private static String words(ValidationMessage message) {
        return switch (message.getType()) {
            case "format" -> "is not a valid " + message.getSchemaNode().asText("value").replace("uri", "address");
            case "pattern" -> "does not have the right form";
            case "enum", "const" -> "is not one of the choices";
            case "minLength" -> "is too short";
            case "maxLength" -> "is too long";
            case "minimum", "exclusiveMinimum" -> "must be at least " + message.getSchemaNode().asText();
            case "maximum", "exclusiveMaximum" -> "must be at most " + message.getSchemaNode().asText();
            case "type" -> switch (message.getSchemaNode().asText()) {
                case "integer" -> "must be a whole number";
                case "number" -> "must be a number";
                case "boolean" -> "must be true or false";
                case "string" -> "must be a text";
                default -> "has the wrong type";
            };
            default -> "is not valid";
        };
    }
}
