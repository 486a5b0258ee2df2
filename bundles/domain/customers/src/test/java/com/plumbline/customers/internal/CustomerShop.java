package com.plumbline.customers.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.internal.mirror.CustomerContactMirror;
import com.plumbline.customers.internal.mirror.CustomerMirror;
import com.plumbline.customers.internal.mirror.CustomerNews;
import com.plumbline.customers.internal.mirror.EquipmentMirror;
import com.plumbline.customers.internal.mirror.LocationContactMirror;
import com.plumbline.customers.internal.mirror.LocationMirror;
import com.plumbline.customers.internal.privacy.CustomerData;
import com.plumbline.customers.internal.privacy.Deciding;
import com.plumbline.customers.internal.privacy.StoredPrivacy;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import com.plumbline.testkit.TestClock;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundle's services put together over a test company, with an outbox and a hub that only remember. */
public final class CustomerShop {

    public static final String SYSTEM = "servicetitan";

    public final TenantId company;
    public final Store store;
    public final Audit audit = new Trail();
    public final TestClock clock = new TestClock(Instant.parse("2026-11-21T15:00:00Z"));
    public final List<NewEvent> events = new ArrayList<>();
    public final List<String> live = new ArrayList<>();
    public final CustomerIndexes indexes;
    public final StoredCustomers customers;
    public final Outbox outbox;
    public final StoredPrivacy privacy;
    public final CustomerData data;
    public final Deciding deciding;
    public final List<AuditEntry> audited = new ArrayList<>();
    private final Map<String, Mirror> mirrors;

    public CustomerShop(Store store, TenantId company) {
        this.store = store;
        this.company = company;
        indexes = new CustomerIndexes(store);
        LocationMemory memory = new LocationMemory();
        customers = new StoredCustomers(store, indexes, memory);
        privacy = new StoredPrivacy(store, indexes);
        LiveHub hub = (tenant, topic, kind, ids, data) -> live.addAll(ids);
        outbox = new Remembered(events);
        data = new CustomerData(store, indexes, memory);
        deciding = new Deciding(store, customers, privacy, outbox, audit, hub, clock);
        CustomerNews news = new CustomerNews(indexes, (tenant, topic, kind, ids, data) -> live.addAll(ids), new Remembered(events), memory);
        mirrors = Stream.of(new CustomerMirror(store, clock, news, privacy), new CustomerContactMirror(store, clock, news, privacy),
                        new LocationMirror(store, clock, news, privacy), new LocationContactMirror(store, clock, news, privacy), new EquipmentMirror(store, clock, news, privacy))
                .collect(Collectors.toMap(Mirror::entity, mirror -> mirror));
    }

    public Mirror mirror(String entity) {
        return mirrors.get(entity);
    }

    public MirrorResult apply(String entity, MirrorRecord... records) {
        return store.sql(company, connection -> mirror(entity).apply(company, SYSTEM, connection, List.of(records)));
    }

    public MirrorResult remove(String entity, String... ids) {
        return store.sql(company, connection -> mirror(entity).remove(company, SYSTEM, connection, List.of(ids)));
    }

    /** @param fields name, value, name, value … */
    public static MirrorRecord record(String id, Object... fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            node.putPOJO((String) fields[i], fields[i + 1]);
            if (fields[i + 1] instanceof String text) {
                node.put((String) fields[i], text);
            } else if (fields[i + 1] instanceof Boolean flag) {
                node.put((String) fields[i], flag);
            } else if (fields[i + 1] instanceof Integer number) {
                node.put((String) fields[i], number);
            }
        }
        return new MirrorRecord(id, Instant.parse("2026-11-20T12:00:00Z"), true, node);
    }

    /** Remembers what it is told. */
    private final class Trail implements Audit {
        @Override
        public void record(Caller who, Connection connection, AuditEntry entry) {
            audited.add(entry);
        }

        @Override
        public Page<Recorded> find(TenantId tenant, Question question, Page.Request page) {
            return Page.of(List.of(), page, 0);
        }
    }

    private record Remembered(List<NewEvent> events) implements Outbox {
        @Override
        public long publish(TenantId tenant, Connection connection, NewEvent event) {
            events.add(event);
            return events.size();
        }

        @Override
        public void publishAll(TenantId tenant, Connection connection, List<NewEvent> several) {
            events.addAll(several);
        }

        @Override
        public int cancel(TenantId tenant, Connection connection, String key) {
            return 0;
        }

        @Override
        public boolean firstTime(Connection connection, String handler, long eventId) {
            return true;
        }
    }
}
