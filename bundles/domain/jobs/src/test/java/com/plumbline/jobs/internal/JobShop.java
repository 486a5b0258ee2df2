package com.plumbline.jobs.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.internal.LocationMemory;
import com.plumbline.customers.internal.StoredCustomers;
import com.plumbline.customers.internal.mirror.CustomerMirror;
import com.plumbline.customers.internal.mirror.CustomerNews;
import com.plumbline.customers.internal.mirror.LocationMirror;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.internal.mirror.AppointmentMirror;
import com.plumbline.jobs.internal.mirror.AssignmentMirror;
import com.plumbline.jobs.internal.mirror.BusinessUnitMirror;
import com.plumbline.jobs.internal.mirror.JobMirror;
import com.plumbline.jobs.internal.mirror.JobNews;
import com.plumbline.jobs.internal.mirror.JobNoteMirror;
import com.plumbline.jobs.internal.mirror.JobTypeMirror;
import com.plumbline.jobs.internal.mirror.TechnicianMirror;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundle's services put together over a test company in Kansas City; what leaves them is only remembered. */
public final class JobShop {

    public static final String SYSTEM = "servicetitan";
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    public final TenantId company;
    /** Saturday morning, nine o'clock at the shop. */
    public final TestClock clock = new TestClock(Instant.parse("2026-11-21T15:00:00Z"));
    public final List<NewEvent> events = new ArrayList<>();
    public final List<String> live = new ArrayList<>();
    public final List<AuditEntry> audited = new ArrayList<>();
    public final StoredJobs jobs;
    public final StoredTechnicians technicians;
    public final StoredJobNotes notes;
    private final Store store;
    private final Map<String, Mirror> mirrors;

    public JobShop(TestStorage storage, TenantId company) {
        this.company = company;
        store = storage.store("jobs");
        Store customerStore = storage.store("customers");
        LiveHub hub = (tenant, topic, kind, ids, data) -> live.addAll(ids);
        Outbox outbox = new Remembered(events);
        CustomerIndexes indexes = new CustomerIndexes(customerStore);
        LocationMemory places = new LocationMemory();
        StoredCustomers customers = new StoredCustomers(customerStore, indexes, places);
        JobMemory memory = new JobMemory();
        CustomerNews customerNews = new CustomerNews(indexes, hub, new Remembered(new ArrayList<>()), places);
        JobNews news = new JobNews(outbox, hub, new OneCompany(new Company(company, "Test", ZONE, Company.State.ACTIVE, false)), clock, memory);
        technicians = new StoredTechnicians(store, outbox, new Trail(audited), hub, clock, memory);
        jobs = new StoredJobs(store, new OneCompany(new Company(company, "Test", ZONE, Company.State.ACTIVE, false)), new JobFilter(customers, technicians), memory);
        notes = new StoredJobNotes(store, clock);
        mirrors = Stream.of(new CustomerMirror(customerStore, clock, customerNews, null), new LocationMirror(customerStore, clock, customerNews, null),
                new BusinessUnitMirror(store, clock, news), new JobTypeMirror(store, clock, news), new TechnicianMirror(store, clock, news),
                new JobMirror(store, clock, news), new AppointmentMirror(store, clock, news), new AssignmentMirror(store, clock, news),
                new JobNoteMirror(store, clock, news)).collect(Collectors.toMap(Mirror::entity, mirror -> mirror));
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

    public List<String> eventTypes() {
        return events.stream().map(NewEvent::type).toList();
    }

    public static JobId job(String externalId) {
        return new JobId(Ids.external(SYSTEM, "jobs", externalId));
    }

    public static TechnicianId technician(String externalId) {
        return new TechnicianId(Ids.external(SYSTEM, "technicians", externalId));
    }

    /** @param fields name, value, name, value … */
    public static MirrorRecord record(String id, String... fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            node.put(fields[i], fields[i + 1]);
        }
        return new MirrorRecord(id, Instant.parse("2026-11-20T12:00:00Z"), true, node);
    }

    private record OneCompany(Company company) implements Companies {
        @Override
        public List<Company> all() {
            return List.of(company);
        }

        @Override
        public Optional<Company> find(TenantId id) {
            return Optional.of(company).filter(one -> one.id().equals(id));
        }
    }

    private record Trail(List<AuditEntry> entries) implements Audit {
        @Override
        public void record(Caller who, Connection connection, AuditEntry entry) {
            entries.add(entry);
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
