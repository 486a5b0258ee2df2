package com.plumbline.sync.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.Store;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.store.CursorTable;
import com.plumbline.sync.internal.store.EntityRow;
import com.plumbline.sync.internal.store.RunRow;
import com.plumbline.sync.internal.store.RunTable;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.MirrorSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A piece of a run. First every entity is pulled, page by page; then each is compared with the vendor. Whatever is done is
 * committed with where to go on, so a piece that is cut short is simply taken again.
 */
@Component(service = Step.class)
public class Step {

    private static final Duration SLICE = Duration.ofSeconds(5);

    private final Store store;
    private final Sources sources;
    private final Runs runs;
    private final Comparing comparing;
    private final Trouble trouble;
    private final Ending ending;
    private final Progress progress;
    private final Clock clock;

    @Activate
    public Step(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference Sources sources, @Reference Runs runs,
            @Reference Comparing comparing, @Reference Trouble trouble, @Reference Ending ending, @Reference Progress progress,
            @Reference Clock clock) {
        this.store = store;
        this.sources = sources;
        this.runs = runs;
        this.comparing = comparing;
        this.trouble = trouble;
        this.ending = ending;
        this.progress = progress;
        this.clock = clock;
    }

    /** Does nothing when another step of the run is due by now, or none. */
    void take(TenantId tenant, long id, long number) {
        RunRow run = store.<Optional<RunRow>>read(tenant, em -> RunTable.find(Store.connection(em), id)).orElse(null);
        if (run == null || !run.isRunning() || run.step() != number) {
            return;
        }
        MirrorSource source = sources.connected(tenant, run.system()).orElse(null);
        if (source == null) {
            trouble.notConnected(tenant, run);
            return;
        }
        try {
            if (work(tenant, run, source)) {
                ending.completed(tenant, run);
            } else {
                store.sql(tenant, connection -> {
                    runs.publishStep(tenant, connection, id, null);
                    return null;
                });
            }
        } catch (VendorFailure failure) {
            trouble.vendorFailed(tenant, run, failure);
        }
    }

    /** Every attempt ended with a fault of ours. */
    void giveUp(TenantId tenant, long id) {
        store.<Optional<RunRow>>read(tenant, em -> RunTable.find(Store.connection(em), id)).filter(RunRow::isRunning)
                .ifPresent(run -> ending.failed(tenant, run, "The appliance could not store what it read; its log says why. Nothing is lost:"
                        + " start a new run once that is put right, it goes on where this one stopped."));
    }

    /** @return whether the run is through */
    private boolean work(TenantId tenant, RunRow run, MirrorSource source) {
        Instant end = clock.instant().plus(SLICE);
        while (clock.instant().isBefore(end)) {
            List<EntityRow> entities = store.read(tenant, em -> RunTable.entities(Store.connection(em), run.id()));
            Optional<EntityRow> toPull = entities.stream().filter(EntityRow::isToBePulled).findFirst();
            if (toPull.isPresent()) {
                pull(tenant, run, source, toPull.get(), end);
                continue;
            }
            Optional<EntityRow> toCompare = entities.stream().filter(each -> each.state().equals(EntityRow.PULLED)).findFirst();
            if (toCompare.isEmpty()) {
                return true;
            }
            compare(tenant, run, source, toCompare.get().entity());
        }
        return false;
    }

    private void pull(TenantId tenant, RunRow run, MirrorSource source, EntityRow entity, Instant end) {
        Mirror mirror = sources.mirror(entity.entity()).orElse(null);
        if (mirror == null) {
            skip(tenant, run, entity);
            return;
        }
        if (entity.state().equals(EntityRow.WAITING) && run.kind() != SyncRun.Kind.DELTA) {
            source.expected(tenant, entity.entity(), run.scope()).ifPresent(expected -> store.sql(tenant, connection -> {
                RunTable.expected(connection, run.id(), entity.entity(), expected);
                return null;
            }));
        }
        String cursor = entity.cursor();
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            MirrorBatch batch = source.next(tenant, entity.entity(), cursor, run.scope());
            store.sql(tenant, connection -> {
                keep(tenant, connection, run, mirror, batch);
                return null;
            });
            cursor = batch.cursor();
            more = batch.more();
        }
    }

    /** The page, its figures and where to go on: all or nothing. */
    private void keep(TenantId tenant, Connection connection, RunRow run, Mirror mirror, MirrorBatch batch) {
        MirrorResult result = mirror.apply(tenant, run.system(), connection, batch.records());
        List<MirrorProblem> problems = new ArrayList<>(batch.problems());
        problems.addAll(result.problems());
        RunTable.problems(connection, run.id(), mirror.entity(), problems);
        RunTable.pageStored(connection, run.id(), mirror.entity(), batch.cursor(), batch.more() ? EntityRow.RUNNING : EntityRow.PULLED,
                batch.records().size() + batch.problems().size(), result, problems.size(), clock.instant());
        // Until a full run has read an entity to its end, the delta goes on where it was.
        if (run.kind() != SyncRun.Kind.FULL || !batch.more()) {
            CursorTable.write(connection, run.system(), mirror.entity(), run.scope(), batch.cursor(), clock.instant());
        }
        progress.moved(tenant, connection, run.id());
    }

    private void compare(TenantId tenant, RunRow run, MirrorSource source, String entity) {
        comparing.compare(tenant, source, entity, run.scope(), run.kind() == SyncRun.Kind.FULL);
        store.sql(tenant, connection -> {
            RunTable.entityState(connection, run.id(), entity, EntityRow.COMPLETED);
            RunTable.failed(connection, run.id(), 0, null, clock.instant());
            progress.moved(tenant, connection, run.id());
            return null;
        });
    }

    private void skip(TenantId tenant, RunRow run, EntityRow entity) {
        store.sql(tenant, connection -> {
            RunTable.problems(connection, run.id(), entity.entity(), List.of(new MirrorProblem(null,
                    "Nobody here keeps " + entity.entity() + ": the bundle that does is not installed.")));
            RunTable.entityState(connection, run.id(), entity.entity(), EntityRow.SKIPPED);
            return null;
        });
    }
}
