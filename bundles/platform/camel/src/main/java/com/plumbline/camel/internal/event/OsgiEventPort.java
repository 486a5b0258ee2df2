package com.plumbline.camel.internal.event;

import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginGrants;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Handlers are services of the plug-in's bundle, so they go when it goes; what they have not seen waits for them. */
public record OsgiEventPort(BundleContext bundle, String plugin, Outbox outbox, Store store, PluginGrants grants) implements EventPort {

    @Override
    public Runnable listen(EventHandler handler) {
        ServiceRegistration<EventHandler> registration = bundle.registerService(EventHandler.class, handler, null);
        return () -> {
            try {
                registration.unregister();
            } catch (IllegalStateException goneWithItsBundle) {
                // Nothing is left to do.
            }
        };
    }

    @Override
    public long publish(TenantId tenant, NewEvent event) {
        return store.sql(tenant, connection -> outbox.publish(tenant, connection, event));
    }

    @Override
    public boolean concerns(TenantId tenant) {
        return grants.enabled(tenant, plugin);
    }
}
