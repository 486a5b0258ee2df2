package com.plumbline.propertyfacts.internal;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.plugins.PluginSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A company's settings; what each means stands in the descriptor. Its text form shows no secret. */
record PropertySettings(URI base, String apiKey, String keyHeader, int callsPerSecond, Duration timeout) {

    static PropertySettings from(PluginSettings settings) {
        return new PropertySettings(address(settings.text("baseUrl").strip().replaceAll("/+$", "")), settings.text("apiKey").strip(),
                settings.find("keyHeader").orElse("x-api-key").strip(), settings.values().path("requestsPerSecond").asInt(2),
                settings.seconds("timeoutSeconds", Duration.ofSeconds(15)));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, in the same words.
        }
        throw new RuleViolation("plugin.settings-invalid", "\"" + text + "\" is not an address. It begins with https://.",
                Map.of("baseUrl", "not an address"));
    }

    @Override
    public String toString() {
        return "Property register at " + base;
    }
}
