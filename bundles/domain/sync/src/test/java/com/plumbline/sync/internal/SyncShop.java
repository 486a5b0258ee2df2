package com.plumbline.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.events.Event;
import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.invoicing.internal.InvoiceMirror;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.marketing.internal.CampaignMirror;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.rest.Json;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.spi.SyncScope;
import com.plumbline.testkit.TestStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The bundle put together over a test company with the copies of campaigns and invoices, and a worker that delivers its events. */
final class SyncShop {

    /** Every look at the clock takes a tenth of a second, so that a piece of a run is a handful of pages. */
    static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-21T15:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(100);
            return now;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    record Live(String topic, String kind, JsonNode data) {
    }

    final TenantId company;
    final Ticking clock = new Ticking();
    final Shelf shelf;
    final List<Live> live = new ArrayList<>();
    final List<AuditEntry> audited = new ArrayList<>();
    boolean enabled = true;
    private final TestStorage storage;
    private final UnaryOperator<Store> disturbed;
    private final UnaryOperator<Mirror> watched;
    private boolean invoices = true;
    Runs runs;
    private Step step;
    private CompareHandler compares;

    SyncShop(TestStorage storage, TenantId company, Shelf shelf) {
        this(storage, company, shelf, store -> store, mirror -> mirror);
    }

    /** @param disturbed stands between the bundle and its store, {@code watched} between it and a mirror */
    SyncShop(TestStorage storage, TenantId company, Shelf shelf, UnaryOperator<Store> disturbed, UnaryOperator<Mirror> watched) {
        this.storage = storage;
        this.company = company;
        this.shelf = shelf;
        this.disturbed = disturbed;
        this.watched = watched;
        restart();
    }

    /** All that was in memory is gone. */
    void restart() {
        Store store = disturbed.apply(storage.store("sync"));
        Sources sources = new Sources();
        sources.addSource(shelf);
        sources.addMirror(watched.apply(new CampaignMirror(storage.store("marketing"), clock)));
        if (invoices) {
            sources.addMirror(watched.apply(new InvoiceMirror(storage.store("invoicing"), clock)));
        }
        JdbcOutbox outbox = new JdbcOutbox(clock);
        Progress progress = new Progress(store, (tenant, topic, kind, ids, data) -> live.add(new Live(topic, kind, data)), clock);
        Audit audit = new Trail(audited);
        runs = new Runs(store, sources, outbox, audit, progress, clock);
        Ending ending = new Ending(store, runs, outbox, audit, progress, clock);
        Comparing comparing = new Comparing(store, sources, (tenant, topic, kind, ids, data) -> {}, clock);
        step = new Step(store, sources, runs, comparing, new Trouble(store, runs, ending, grants(), clock), ending, progress, clock);
        compares = new CompareHandler(sources, comparing);
    }

    void withoutInvoices() {
        invoices = false;
        restart();
    }

    SyncRun start(SyncScope scope, boolean full) {
        return runs.start(Caller.system(company), SyncRun.Cause.MANUAL, scope, full).run();
    }

    SyncRun runToTheEnd(boolean full) {
        SyncRun run = start(null, full);
        deliverAll();
        return runs.run(company, run.id());
    }

    void deliverAll() {
        while (deliver()) {
            // As long as there is something to do.
        }
    }

    /** Delivers one event the way the outbox does: it is taken off after the handler returned. Later work becomes due by waiting. */
    boolean deliver() {
        Optional<Waiting> waiting = next("event_outbox").or(() -> next("event_later"));
        waiting.ifPresent(event -> {
            if (event.table().equals("event_later")) {
                clock.advance(Duration.ofMinutes(2));
            }
            JsonNode data = event.data();
            if (event.type().equals(Runs.STEP)) {
                step.take(company, data.path("run").longValue(), data.path("step").longValue());
            } else {
                compares.handle(company, null);
            }
            storage.store("sync").sql(company, connection -> Sql.update(connection, "delete from " + event.table() + " where id = ?", event.id()));
        });
        return waiting.isPresent();
    }

    /** The event of the run's next step, delivered for the eighth time to a vendor's answer that nobody expected. */
    void stepHandlerFailsAtItsLastAttempt() {
        shelf.failing = () -> {
            throw new IllegalStateException("a fault");
        };
        Waiting event = next("event_outbox").orElseThrow();
        new StepHandler(step).handle(company, new Event(event.id(), event.type(), "run", event.data(), clock.instant(), 8));
        storage.store("sync").sql(company, connection -> Sql.update(connection, "delete from event_outbox where id = ?", event.id()));
        shelf.failing = () -> null;
    }

    Comparison.Item compared(String entity) {
        return runs.comparison(company).items().stream().filter(item -> item.entity().equals(entity)).findFirst().orElseThrow();
    }

    long rows(String table) {
        return storage.store("sync").read(company, em -> Sql.number(Store.connection(em), "select count(*) as n from " + table + " where removed_at is null"));
    }

    private record Waiting(String table, long id, String type, JsonNode data) {
    }

    private Optional<Waiting> next(String table) {
        return storage.store("sync").read(company, em -> Sql.first(Store.connection(em), "select * from " + table
                + " where type in ('sync.step', 'sync.compare') order by id", row -> new Waiting(table, row.number("id"), row.text("type"), json(row.text("data")))));
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? Json.mapper().nullNode() : Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** Only {@code enabled} is asked. */
    private PluginGrants grants() {
        return (PluginGrants) Proxy.newProxyInstance(PluginGrants.class.getClassLoader(), new Class<?>[] {PluginGrants.class},
                (proxy, method, arguments) -> enabled);
    }
}
