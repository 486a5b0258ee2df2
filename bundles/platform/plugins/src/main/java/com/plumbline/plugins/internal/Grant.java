package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.TenantId;
import java.time.Instant;

/**
 * What a company stored for a plug-in.
 *
 * @param settings without the secrets
 * @param secrets  name → sealed JSON text of the value
 */
record Grant(TenantId tenant, String plugin, boolean enabled, ObjectNode settings, ObjectNode secrets, Instant changedAt) {

    @Override
    public String toString() {
        return tenant + "/" + plugin;
    }
}
