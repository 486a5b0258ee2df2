package com.plumbline.sync.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.store.EntityRow;
import com.plumbline.sync.internal.store.RunRow;
import com.plumbline.sync.internal.store.RunTable;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a run, well or not: row, event, audit entry, screens, and the run that was asked for meanwhile. */
@Component(service = Ending.class)
public class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private static final Duration KEPT = Duration.ofDays(60);

    private final Store store;
    private final Runs runs;
    private final Outbox outbox;
    private final Audit audit;
    private final Progress progress;
    private final Clock clock;

    @Activate
    public Ending(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference Runs runs, @Reference Outbox outbox,
            @Reference Audit audit, @Reference Progress progress, @Reference Clock clock) {
        this.store = store;
        this.runs = runs;
        this.outbox = outbox;
        this.audit = audit;
        this.progress = progress;
        this.clock = clock;
    }

    void completed(TenantId tenant, RunRow run) {
        store.sql(tenant, connection -> {
            end(tenant, connection, run, SyncRun.State.COMPLETED, null, "sync.completed");
            return null;
        });
    }

    void failed(TenantId tenant, RunRow run, String reason) {
        store.sql(tenant, connection -> {
            fail(tenant, connection, run, reason);
            return null;
        });
    }

    void fail(TenantId tenant, Connection connection, RunRow run, String reason) {
        end(tenant, connection, run, SyncRun.State.FAILED, reason, "sync.failed");
    }

    private void end(TenantId tenant, Connection connection, RunRow run, SyncRun.State state, String error, String type) {
        RunTable.end(connection, run.id(), state, error, clock.instant());
        List<EntityRow> entities = RunTable.entities(connection, run.id());
        ObjectNode figures = JsonNodeFactory.instance.objectNode().put("system", run.system()).put("kind", run.kind().text())
                .put("read", sum(entities, EntityRow::read)).put("created", sum(entities, EntityRow::created))
                .put("changed", sum(entities, EntityRow::changed)).put("problems", sum(entities, EntityRow::problems));
        String detail = state == SyncRun.State.FAILED ? "The " + run.kind().text() + " run failed: " + error
                : "The " + run.kind().text() + " run read " + figures.get("read").asLong() + " records: " + figures.get("created").asLong()
                        + " new, " + figures.get("changed").asLong() + " changed.";
        outbox.publish(tenant, connection, NewEvent.of(type, run.text(), figures));
        audit.record(Caller.system(tenant), connection, AuditEntry.of(state == SyncRun.State.FAILED ? "sync.fail" : "sync.complete", "run",
                run.text(), "Sync", detail));
        RunTable.find(connection, run.id()).ifPresent(now -> runs.follow(tenant, connection, now));
        progress.changed(tenant, connection, run.id());
        RunTable.tidy(connection, clock.instant().minus(KEPT));
        Store.afterCommit(connection, () -> LOG.info("Run {} of {} after {} s: {}", run.text(), tenant,
                Duration.between(run.startedAt(), clock.instant()).toSeconds(), detail));
    }

    private static long sum(List<EntityRow> entities, ToLongFunction<EntityRow> figure) {
        return entities.stream().mapToLong(figure).sum();
    }
}
