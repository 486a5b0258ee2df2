package com.plumbline.claude.internal;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.plugins.PluginSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A company's settings; what each means stands in the descriptor. Its text form shows no secret. */
record ClaudeSettings(URI base, String apiKey, String briefingModel, String enrichmentModel, String version, long dailyTokens,
        Duration timeout) {

    private static final String ENRICHMENT = "profile.";

    static ClaudeSettings from(PluginSettings settings) {
        return new ClaudeSettings(address(settings.text("baseUrl").strip().replaceAll("/+$", "")), settings.text("apiKey").strip(),
                settings.find("briefingModel").orElse("claude-sonnet-5-5"), settings.find("enrichmentModel").orElse("claude-haiku-5-5"),
                settings.find("version").orElse("2026-10-21"), settings.values().path("dailyTokens").asLong(0),
                settings.seconds("timeoutSeconds", Duration.ofSeconds(60)));
    }

    /** @param task {@code briefing.write}, {@code profile.enrich} */
    String modelFor(String task) {
        return task.startsWith(ENRICHMENT) ? enrichmentModel : briefingModel;
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
        return "Claude at " + base;
    }
}
