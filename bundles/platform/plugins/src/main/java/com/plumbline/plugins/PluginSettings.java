package com.plumbline.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.RuleViolation;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A company's settings of one plug-in, secrets in clear, defaults of the schema filled in. Must not be kept longer than needed,
 * logged or sent anywhere but to the vendor; {@link #toString} shows names only.
 *
 * @param values an object that satisfies the descriptor's schema
 */
public record PluginSettings(JsonNode values) {

    /** @throws RuleViolation {@code plugin.setting-missing} */
    public String text(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /** Empty when it is not set or blank. */
    public Optional<String> find(String name) {
        JsonNode value = values.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** @throws RuleViolation {@code plugin.setting-missing} */
    public int number(String name) {
        JsonNode value = values.path(name);
        if (!value.canConvertToInt()) {
            throw missing(name);
        }
        return value.intValue();
    }

    public int number(String name, int otherwise) {
        return values.path(name).asInt(otherwise);
    }

    /** A number of seconds. */
    public Duration seconds(String name, Duration otherwise) {
        JsonNode value = values.path(name);
        return value.isNumber() ? Duration.ofMillis(Math.round(value.doubleValue() * 1000)) : otherwise;
    }

    /** {@code false} when it is not set. */
    public boolean flag(String name) {
        return values.path(name).asBoolean(false);
    }

    @Override
    public String toString() {
        StringBuilder names = new StringBuilder("PluginSettings");
        for (Iterator<Map.Entry<String, JsonNode>> all = values.fields(); all.hasNext();) {
            names.append(' ').append(all.next().getKey()).append("=•");
        }
        return names.toString();
    }

    private static RuleViolation missing(String name) {
        return new RuleViolation("plugin.setting-missing", "The setting \"" + name + "\" is missing. Fill it in under Connections.",
                Map.of(name, "is missing"));
    }
}
