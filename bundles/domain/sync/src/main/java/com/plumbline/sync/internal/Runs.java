package com.plumbline.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.Sync;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.store.ComparisonTable;
import com.plumbline.sync.internal.store.CursorTable;
import com.plumbline.sync.internal.store.EntityRow;
import com.plumbline.sync.internal.store.RunRow;
import com.plumbline.sync.internal.store.RunTable;
import com.plumbline.sync.spi.MirrorSource;
import com.plumbline.sync.spi.SyncScope;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts runs; each goes on by events in the company's own outbox. */
@Component(service = {Sync.class, Runs.class})
public class Runs implements Sync {

    static final String STEP = "sync.step";
    static final String COMPARE = "sync.compare";
    /** A run that has not moved for so long has lost its next step, for instance to the list of dead letters. */
    private static final Duration STUCK = Duration.ofMinutes(15);

    private final Store store;
    private final Sources sources;
    private final Outbox outbox;
    private final Audit audit;
    private final Progress progress;
    private final Clock clock;

    @Activate
    public Runs(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference Sources sources, @Reference Outbox outbox,
            @Reference Audit audit, @Reference Progress progress, @Reference Clock clock) {
        this.store = store;
        this.sources = sources;
        this.outbox = outbox;
        this.audit = audit;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Started start(Caller who, SyncRun.Cause cause, SyncScope scope, boolean full) {
        TenantId tenant = who.tenant();
        MirrorSource source = sources.get(tenant);
        SyncScope wanted = scope == null ? source.scope(tenant) : scope;
        return store.sql(tenant, connection -> {
            Optional<RunRow> running = RunTable.running(connection);
            if (running.isPresent()) {
                return join(tenant, connection, running.get(), full);
            }
            RunRow run = begin(who, connection, source, cause, wanted, full);
            return new Started(run.with(RunTable.entities(connection, run.id())), true);
        });
    }

    /** Starts the first run when there was none that came to its end and none is under way. */
    boolean startFirst(TenantId tenant) {
        Optional<MirrorSource> source = sources.connected(tenant);
        if (source.isEmpty()) {
            return false;
        }
        return store.sql(tenant, connection -> {
            if (RunTable.running(connection).isPresent() || RunTable.everCompleted(connection, source.get().system())) {
                return false;
            }
            begin(Caller.system(tenant), connection, source.get(), SyncRun.Cause.CONNECT, source.get().scope(tenant), false);
            return true;
        });
    }

    /** The run that was asked for while this one was under way. */
    void follow(TenantId tenant, Connection connection, RunRow ended) {
        if (ended.followUp() != null) {
            sources.connected(tenant, ended.system()).ifPresent(source -> begin(Caller.system(tenant), connection, source,
                    SyncRun.Cause.DAILY, ended.scope(), ended.followUp() == SyncRun.Kind.FULL));
        }
    }

    /** The event that does the next piece of work; whatever else still waits for this run is void from now on. */
    void publishStep(TenantId tenant, Connection connection, long run, Instant due) {
        long step = RunTable.nextStep(connection, run, clock.instant());
        JsonNode data = JsonNodeFactory.instance.objectNode().put("run", run).put("step", step);
        String subject = Ids.text(RunRow.PREFIX, run);
        outbox.publish(tenant, connection, due == null ? NewEvent.of(STEP, subject, data) : NewEvent.later(STEP, subject, data, due, STEP + ' ' + subject));
    }

    @Override
    public Page<SyncRun> runs(TenantId tenant, Page.Request page) {
        return store.read(tenant, em -> {
            Connection connection = Store.connection(em);
            List<RunRow> runs = RunTable.page(connection, page);
            Map<Long, List<EntityRow>> entities = RunTable.entities(connection, runs.stream().map(RunRow::id).toList());
            return Page.of(runs.stream().map(run -> run.with(entities.getOrDefault(run.id(), List.of()))).toList(), page, RunTable.count(connection));
        });
    }

    @Override
    public SyncRun run(TenantId tenant, String id) {
        return store.read(tenant, em -> Ids.parse(RunRow.PREFIX, id).flatMap(number -> RunTable.find(Store.connection(em), number)
                .map(run -> run.with(RunTable.entities(Store.connection(em), number))))).orElseThrow(() -> new NotFound("run", id));
    }

    /** Records of a run that did not arrive whole. */
    public List<RunTable.Problem> problems(TenantId tenant, String id) {
        return store.read(tenant, em -> Ids.parse(RunRow.PREFIX, id).map(number -> RunTable.problems(Store.connection(em), number)).orElse(List.of()));
    }

    @Override
    public Comparison comparison(TenantId tenant) {
        return store.read(tenant, em -> ComparisonTable.read(Store.connection(em)));
    }

    @Override
    public void compare(TenantId tenant) {
        String system = sources.get(tenant).system();
        store.sql(tenant, connection -> outbox.publish(tenant, connection,
                NewEvent.later(COMPARE, system, null, clock.instant(), COMPARE + ' ' + system)));
    }

    private Started join(TenantId tenant, Connection connection, RunRow running, boolean full) {
        if (full && running.kind() == SyncRun.Kind.DELTA) {
            RunTable.followUp(connection, running.id(), SyncRun.Kind.FULL);
        }
        if (running.touchedAt().plus(STUCK).isBefore(clock.instant())) {
            publishStep(tenant, connection, running.id(), null);
        }
        return new Started(running.with(RunTable.entities(connection, running.id())), false);
    }

    private RunRow begin(Caller who, Connection connection, MirrorSource source, SyncRun.Cause cause, SyncScope scope, boolean full) {
        TenantId tenant = who.tenant();
        boolean first = !RunTable.everCompleted(connection, source.system());
        SyncRun.Kind kind = first ? SyncRun.Kind.FIRST : full ? SyncRun.Kind.FULL : SyncRun.Kind.DELTA;
        Instant now = clock.instant();
        RunRow run = new RunRow(Ids.next(), source.system(), kind, cause, who.name(), scope, SyncRun.State.RUNNING, 0, null, 0, null, now, now, null);
        // A first run that failed goes on where it stopped; a full one begins at the beginning.
        Map<String, String> cursors = kind == SyncRun.Kind.FULL ? Map.of() : CursorTable.read(connection, source.system(), scope);
        RunTable.insert(connection, run, source.entities().stream().filter(scope::covers).map(entity -> new EntityRow(run.id(), entity,
                sources.mirror(entity).isPresent() ? EntityRow.WAITING : EntityRow.SKIPPED, cursors.get(entity), null, 0, 0, 0, 0, 0)).toList());
        publishStep(tenant, connection, run.id(), null);
        if (who.kind() != Caller.Kind.SYSTEM) {
            audit.record(who, connection, AuditEntry.of("sync.start", "run", run.text(), "Sync", "A " + kind.text() + " run from " + source.system()
                    + " was started."));
        }
        progress.changed(tenant, connection, run.id());
        return run;
    }
}
