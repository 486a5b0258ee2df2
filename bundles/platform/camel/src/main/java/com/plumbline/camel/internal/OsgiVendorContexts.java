package com.plumbline.camel.internal;

import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.camel.VendorLine;
import com.plumbline.camel.internal.event.EventComponent;
import com.plumbline.camel.internal.event.OsgiEventPort;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.line.CamelVendorContext;
import com.plumbline.camel.internal.line.LineProbes;
import com.plumbline.camel.internal.line.RateLimits;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.plugins.PluginStates;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Camel contexts that see the classes of the plug-in's bundle. */
@Component(service = {VendorContexts.class, OpenLines.class})
public final class OsgiVendorContexts implements VendorContexts, OpenLines {

    private final CamelVendorContext.Surroundings around;
    private final LineProbes probes = new LineProbes();
    private final Map<String, CamelVendorContext> contexts = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final Store store;
    private final PluginGrants grants;

    @Activate
    public OsgiVendorContexts(@Reference PluginStates states, @Reference PluginGrants grants, @Reference CallLog log, @Reference Outbox outbox,
            @Reference(target = "(osgi.unit.name=camel)") Store store, @Reference Companies companies, @Reference Clock clock) {
        this.outbox = outbox;
        this.store = store;
        this.grants = grants;
        this.around = new CamelVendorContext.Surroundings(log,
                (tenant, plugin) -> new ReportedState(states, tenant, plugin), new RateLimits(), companies::isActive, clock);
    }

    @Override
    public VendorContext open(BundleContext bundle, String plugin) {
        OsgiDefaultCamelContext camel = new OsgiDefaultCamelContext(bundle);
        camel.setApplicationContextClassLoader(bundle.getBundle().adapt(org.osgi.framework.wiring.BundleWiring.class).getClassLoader());
        camel.addComponent(EventComponent.SCHEME, new EventComponent(new OsgiEventPort(bundle, plugin, outbox, store, grants)));
        CamelVendorContext opened = new CamelVendorContext(plugin, camel, around, this::forget);
        contexts.put(plugin, opened);
        probes.watch(opened);
        return opened;
    }

    private void forget(CamelVendorContext context) {
        contexts.remove(context.plugin(), context);
        probes.forget(context);
    }

    @Override
    public Optional<VendorLine> find(String plugin, TenantId tenant) {
        return Optional.ofNullable(contexts.get(plugin)).flatMap(context -> context.line(tenant));
    }

    @Override
    public boolean sameVendor(String plugin, TenantId tenant, URI address) {
        CamelVendorContext context = contexts.get(plugin);
        return context != null && context.base(tenant)
                .filter(base -> address.getScheme().equals(base.getScheme()) && address.getRawAuthority().equals(base.getRawAuthority())).isPresent();
    }

    @Deactivate
    void stop() {
        probes.close();
    }
}
