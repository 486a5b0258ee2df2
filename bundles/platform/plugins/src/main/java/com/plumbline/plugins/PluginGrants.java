package com.plumbline.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import java.util.List;
import java.util.Optional;

/** Which company enabled which plug-in, and with what settings. A service; the questions are answered from memory. */
public interface PluginGrants {

    boolean enabled(TenantId tenant, String plugin);

    /** Empty when it is off or a required setting is missing. */
    Optional<PluginSettings> settings(TenantId tenant, String plugin);

    List<TenantId> companiesWith(String plugin);

    /** Ids of the plug-ins that a company enabled, in order, installed or not. */
    List<String> enabledBy(TenantId tenant);

    /**
     * Enables or disables it and stores settings: what is absent, or a secret that is {@code {"set":true}}, stays as it was.
     * Connects or disconnects it shortly after. The settings of a plug-in that is not installed yet are kept until it is.
     *
     * @param settings an object, {@code null} for no change
     * @throws com.plumbline.kernel.RuleViolation {@code plugin.settings-invalid} with fields
     */
    void configure(Caller who, TenantId tenant, String plugin, boolean enabled, JsonNode settings);
}
