package com.plumbline.servicetitan.internal;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.sync.spi.SyncScope;
import java.net.URI;
import java.util.Map;

/**
 * A company's settings; what each means stands in the descriptor. Its text form shows no secret.
 *
 * @param base  without a slash at the end
 * @param token where tokens are fetched, complete
 */
record ServiceTitanSettings(URI base, URI token, String tenantId, String clientId, String clientSecret, String appKey, SyncScope scope,
        int pageSize, int callsPerSecond) {

    private static final String TOKEN_PATH = "/connect/token";

    static ServiceTitanSettings from(PluginSettings settings) {
        String auth = trimmed(settings.text("authUrl"));
        return new ServiceTitanSettings(address("baseUrl", trimmed(settings.text("baseUrl"))),
                address("authUrl", auth.endsWith(TOKEN_PATH) ? auth : auth + TOKEN_PATH), settings.text("tenantId").strip(),
                settings.text("clientId").strip(), settings.text("clientSecret").strip(), settings.text("appKey").strip(),
                scope(settings), settings.number("pageSize", 1000), settings.number("requestsPerSecond", 60));
    }

    private static SyncScope scope(PluginSettings settings) {
        return switch (settings.find("scope").orElse("everything")) {
            case "technicians" -> SyncScope.technicians();
            case "jobs" -> SyncScope.jobs(settings.number("days", SyncScope.USUAL_DAYS));
            default -> SyncScope.everything();
        };
    }

    private static String trimmed(String address) {
        return address.strip().replaceAll("/+$", "");
    }

    private static URI address(String setting, String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, in the same words.
        }
        throw new RuleViolation("plugin.settings-invalid", "\"" + text + "\" is not an address. It begins with https://.",
                Map.of(setting, "not an address"));
    }

    @Override
    public String toString() {
        return "tenant " + tenantId + " at " + base;
    }
}
