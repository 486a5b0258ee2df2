package com.plumbline.tenancy.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers when a company was last in step with its other system, for the platform admin's list. */
@Component(service = EventHandler.class)
public class LastSyncs implements EventHandler {

    private final Store store;

    @Activate
    public LastSyncs(@Reference(target = "(osgi.unit.name=tenancy)") Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "tenancy.last-sync";
    }

    @Override
    public Set<String> types() {
        return Set.of("sync.completed", "sync.failed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        String state = event.type().substring(event.type().indexOf('.') + 1);
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.ensure(connection, tenant, event.at());
            ProfileTable.synced(connection, tenant, event.at(), state);
            return null;
        });
    }
}
