package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;

/**
 * A plug-in as a company sees it.
 *
 * @param sandbox  it talks to a simulator on this machine
 * @param settings with defaults; of a secret only {@code {"set":true}}
 * @param schema   {@code null} when it is enabled but not installed
 */
record PluginJson(String id, String name, String version, String description, String vendor, String icon, boolean enabled, boolean sandbox,
        String state, @Nullable String reason, @Nullable Instant lastCallAt, @Nullable String lastError, List<String> needs, List<String> offers,
        @Nullable ObjectNode schema, ObjectNode settings, @Nullable ObjectNode ui) {

    /** Whether the plug-in's base address, or its host, is this machine; no name is looked up but {@code localhost}. */
    static boolean isSandbox(ObjectNode settings) {
        try {
            String host = settings.hasNonNull("host") ? settings.path("host").asText() : URI.create(settings.path("baseUrl").asText("")).getHost();
            if (host == null) {
                return false;
            }
            boolean literal = host.matches("[0-9.]+|\\[.*]");
            return host.equalsIgnoreCase("localhost") || literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return false;
        }
    }
}
