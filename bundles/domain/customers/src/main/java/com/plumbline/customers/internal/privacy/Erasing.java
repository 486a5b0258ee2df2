package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.CustomerId;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases a customer everywhere. May be cut off anywhere and begins again: what is gone is gone, the customer's own record goes last. */
@Component(service = EventHandler.class)
public class Erasing implements EventHandler {

    private final Store store;
    private final Holders holders;
    private final StoredPrivacy privacy;
    private final CompanyDatabases databases;
    private final Outbox outbox;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Erasing(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Holders holders, @Reference StoredPrivacy privacy,
            @Reference CompanyDatabases databases, @Reference Outbox outbox, @Reference Audit audit, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.holders = holders;
        this.privacy = privacy;
        this.databases = databases;
        this.outbox = outbox;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customers.erase";
    }

    @Override
    public Set<String> types() {
        return Set.of(Deciding.ERASURE);
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        CustomerId id = CustomerId.of(event.data().path("customer").asText());
        boolean wanted = store.sql(tenant, connection -> PrivacyRows.taken(connection, id).filter(each -> PrivacyRows.REQUESTED.equals(each.erasure())).isPresent());
        if (!wanted) {
            return;
        }
        Subject subject = holders.subject(tenant, id);
        Map<String, Integer> rows = holders.erase(tenant, subject);
        databases.scrub(tenant, holders.tables());
        store.sql(tenant, connection -> {
            PrivacyRows.erased(connection, id, clock.instant());
            PrivacyRows.step(connection, id, "Erased", "Plumbline", clock.instant());
            privacy.changed(tenant, connection);
            ObjectNode counts = JsonNodeFactory.instance.objectNode();
            rows.forEach(counts::put);
            String detail = "Erased: " + rows.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining(", ")) + " rows.";
            audit.record(Caller.system(tenant), connection, AuditEntry.of("customer.erased", "customer", id.toString(), id.toString(), detail).changing(null, counts));
            outbox.publish(tenant, connection, NewEvent.of("customer.erased", id.toString(), null));
            Store.afterCommit(connection, () -> live.publish(tenant, "customers", "changed", List.of(id.toString()), null));
            return null;
        });
    }
}
