package com.plumbline.customers.internal.mirror;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.internal.LocationMemory;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the search, the open screens and other bundles which customers have changed, once that is committed. */
@Component(service = CustomerNews.class)
public class CustomerNews {

    private final CustomerIndexes indexes;
    private final LiveHub live;
    private final Outbox outbox;
    private final LocationMemory memory;

    @Activate
    public CustomerNews(@Reference CustomerIndexes indexes, @Reference LiveHub live, @Reference Outbox outbox,
            @Reference LocationMemory memory) {
        this.indexes = indexes;
        this.live = live;
        this.outbox = outbox;
        this.memory = memory;
    }

    void customersTouched(TenantId tenant, Connection connection, Collection<Long> customers) {
        if (!customers.isEmpty()) {
            Store.afterCommit(connection, () -> {
                indexes.changed(tenant, customers);
                live.publish(tenant, "customers", "changed", customers.stream().map(id -> new CustomerId(id).toString()).toList(), null);
            });
        }
    }

    /** The customers that the rows belong to now. */
    void customersOf(TenantId tenant, Connection connection, String table, Collection<Long> ids) {
        Set<Long> customers = new HashSet<>();
        if (table.equals("location")) {
            memory.locationsChanged(tenant, connection);
        }
        String from = table.equals("location_contact")
                ? "select l.customer_id as n from " + Sql.by("location_contact c", "location_contact_pk") + " join location l on l.id = c.location_id where c.id in ("
                : "select customer_id as n from " + Sql.by(table, table + "_pk") + " where id in (";
        Sql.chunks(ids, chunk -> Sql.list(connection, from + Sql.marks(chunk.length) + ")", row -> row.numberOrNull("n"), chunk)
                .stream().filter(Objects::nonNull).forEach(customers::add));
        customersTouched(tenant, connection, customers);
    }

    /** Events tell of records that were here before; a first mirror of thousands is no news to anybody. */
    void publish(TenantId tenant, Connection connection, String type, List<Change> changes) {
        outbox.publishAll(tenant, connection, changes.stream().filter(change -> !change.created())
                .map(change -> NewEvent.of(type, type.startsWith("location") ? new LocationId(change.id()).toString()
                        : new CustomerId(change.id()).toString(), null)).toList());
    }

    static Set<Long> formerOwners(List<Change> changes) {
        Set<Long> owners = new HashSet<>();
        changes.stream().flatMap(change -> Stream.ofNullable(change.before().get("customer_id"))).forEach(id -> owners.add((Long) id));
        return owners;
    }
}
