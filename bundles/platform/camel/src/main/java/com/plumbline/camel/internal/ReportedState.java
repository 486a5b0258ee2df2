package com.plumbline.camel.internal;

import com.plumbline.camel.internal.line.LineHealth;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginStates;

/** Tells a line's health to the plug-in's state. */
record ReportedState(PluginStates states, TenantId tenant, String plugin) implements LineHealth.Listener {

    @Override
    public void ready() {
        states.ready(tenant, plugin);
    }

    @Override
    public void degraded(String reason) {
        states.degraded(tenant, plugin, reason);
    }

    @Override
    public void down(String reason) {
        states.down(tenant, plugin, reason);
    }
}
