package com.plumbline.camel;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.BundleContext;

/** Gives each plug-in bundle its CamelContext. A service. */
@ProviderType
public interface VendorContexts {

    /**
     * Starts a CamelContext named after the plug-in. The caller closes it when it is deactivated; routes still running then
     * have ten seconds to finish.
     *
     * @param bundle the plug-in's own bundle: its classes and resources are seen by the routes. A component that is named
     *               only in a route's URI must be imported by that bundle (one package of it), since nothing else shows
     *               that it is needed
     * @param plugin id of the plug-in, {@code servicetitan}
     */
    VendorContext open(BundleContext bundle, String plugin);
}
