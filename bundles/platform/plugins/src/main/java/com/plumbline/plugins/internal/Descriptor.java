package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * What a bundle says of itself in {@code OSGI-INF/plugin/<id>.json}.
 *
 * @param schema JSON Schema of the settings, an object; secrets are {@code writeOnly}
 * @param platform whether the appliance itself may enable it, besides companies
 * @param ui     manifest of the browser part, {@code null} when there is none
 */
record Descriptor(String id, String name, String version, String vendor, String description, String icon, List<String> needs,
        List<String> offers, boolean platform, Settings settings, ObjectNode ui, Bundle bundle) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,62}[a-z0-9]");

    /** @throws IllegalArgumentException with what is wrong in it */
    static Descriptor read(JsonNode json, ObjectNode ui, Bundle bundle) {
        String id = json.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id \"" + id + "\" is not 3 to 64 lower-case letters, digits, dots and hyphens");
        }
        if (!json.path("settings").isObject() && json.has("settings")) {
            throw new IllegalArgumentException("settings must be a JSON Schema");
        }
        return new Descriptor(id, text(json, "name", id), version(json, ui, bundle), text(json, "vendor", ""), text(json, "description", ""),
                text(json, "icon", "plug"), list(json.path("needs")), list(json.path("offers")), json.path("platform").asBoolean(false), Settings.of(json.path("settings")), ui, bundle);
    }

    /** The bundle's own version moves with every upgrade; the descriptor need not repeat it. */
    private static String version(JsonNode json, ObjectNode ui, Bundle bundle) {
        if (ui != null && ui.hasNonNull("version")) {
            return ui.path("version").asText();
        }
        return text(json, "version", bundle == null ? "0" : bundle.getVersion().toString());
    }

    private static String text(JsonNode json, String name, String otherwise) {
        String text = json.path(name).asText("");
        return text.isBlank() ? otherwise : text;
    }

    private static List<String> list(JsonNode json) {
        List<String> all = new ArrayList<>();
        json.forEach(one -> all.add(one.asText()));
        return List.copyOf(all);
    }
}
