package com.plumbline.plugins;

import com.plumbline.kernel.TenantId;

/**
 * What a plug-in bundle does when a company enables it. A service of the bundle that carries the descriptor.
 *
 * <p>Calls for one company never overlap and come in order; calls for different companies do. None of them comes from a request
 * thread, apart from {@link #test}. A plug-in that only adds pages or resources needs no such service.
 */
public interface Plugin {

    /** The id of the descriptor. */
    String id();

    /**
     * The company enabled the plug-in and all required settings are there. A change of settings is {@link #disconnect}, then this.
     * Should return within seconds and not wait for the vendor; what it throws is shown as the reason of state <em>down</em>.
     */
    void connect(TenantId tenant, PluginSettings settings);

    /** The company disabled it, or the appliance stops. Repeated calls are harmless. */
    void disconnect(TenantId tenant);

    /**
     * Asks the vendor whether these settings work, with one cheap call that changes nothing, in at most 15 seconds.
     *
     * @param settings as in the form, perhaps not yet saved
     */
    TestResult test(TenantId tenant, PluginSettings settings);
}
