package com.plumbline.camel.internal;

import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.line.CamelVendorContext;
import com.plumbline.camel.internal.line.LineProbes;
import com.plumbline.camel.internal.line.RateLimits;
import com.plumbline.plugins.PluginStates;
import java.time.Clock;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Camel contexts that see the classes of the plug-in's bundle. */
@Component
public final class OsgiVendorContexts implements VendorContexts {

    private final CamelVendorContext.Surroundings around;
    private final LineProbes probes = new LineProbes();

    @Activate
    public OsgiVendorContexts(@Reference PluginStates states, @Reference CallLog log, @Reference Clock clock) {
        this.around = new CamelVendorContext.Surroundings(log,
                (tenant, plugin) -> new ReportedState(states, tenant, plugin), new RateLimits(), clock);
    }

    @Override
    public VendorContext open(BundleContext bundle, String plugin) {
        OsgiDefaultCamelContext camel = new OsgiDefaultCamelContext(bundle);
        camel.setApplicationContextClassLoader(bundle.getBundle().adapt(org.osgi.framework.wiring.BundleWiring.class).getClassLoader());
        CamelVendorContext[] opened = new CamelVendorContext[1];
        opened[0] = new CamelVendorContext(plugin, camel, around, () -> probes.forget(opened[0]));
        probes.watch(opened[0]);
        return opened[0];
    }

    @Deactivate
    void stop() {
        probes.close();
    }
}
