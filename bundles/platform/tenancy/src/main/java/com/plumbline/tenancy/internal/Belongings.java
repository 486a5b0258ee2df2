package com.plumbline.tenancy.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a company owns here: makes archives of it, {@code DIR/exports/<company>/<id>.zip}, one at a time, and erases it in the end. What was
 * asked for stands in a table, so an archive that was cut short is made again after the start.
 */
@Component(service = Belongings.class)
public class Belongings {

    private static final Logger LOG = LoggerFactory.getLogger(Belongings.class);
    private static final String PREFIX = "exp";
    /** Of a company; older archives go when a new one is there. */
    private static final int MOST = 3;
    private static final String WITHDRAWN = "Deleted, because a customer was erased after it was made. Make a new export; and delete the copies that were downloaded.";

    private final Store store;
    private final CompanyArchive archive;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;
    private final Path data;
    /** Companies of which a customer was erased since the export began that is being made. */
    private final Set<TenantId> outdated = new HashSet<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "company-export");
        thread.setDaemon(true);
        return thread;
    });

    /** Where an archive stands; withdrawn ones are deleted, because a customer was erased after they were made. */
    enum State { RUNNING, READY, FAILED, WITHDRAWN }

    /** @param size in bytes, once it is ready */
    record Export(long key, TenantId tenant, State state, String by, Instant at, Instant endedAt, Long size, String problem) {

        String id() {
            return Ids.text(PREFIX, key);
        }
    }

    @Activate
    public Belongings(@Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference CompanyArchive archive, @Reference Audit audit,
            @Reference LiveHub live, @Reference Clock clock) {
        this(store, archive, audit, live, clock, DataFolder.path());
        look();
    }

    Belongings(Store store, CompanyArchive archive, Audit audit, LiveHub live, Clock clock, Path data) {
        this.store = store;
        this.archive = archive;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
        this.data = data;
    }

    @Deactivate
    void deactivate() {
        worker.shutdownNow();
    }

    /** @throws RuleViolation {@code export.running} */
    Export ask(Caller who) {
        long key = store.sql(TenantId.PLATFORM, connection -> {
            if (list(connection, who.tenant()).stream().anyMatch(export -> export.state() == State.RUNNING)) {
                throw new RuleViolation("export.running", "An export is being made already. Wait until it is there.");
            }
            return ask(connection, who.tenant(), who.name());
        });
        audit.record(who, null, AuditEntry.of("company.export", "company", who.tenant().value(), "Export", "Of everything the company owns."));
        look();
        return get(who.tenant(), Ids.text(PREFIX, key));
    }

    /** In the caller's transaction, followed by {@link #look}. */
    long ask(Connection connection, TenantId tenant, String by) {
        long key = Ids.next();
        Sql.update(connection, "INSERT INTO tenancy_export (id, tenant, state, asked_by, asked_at) VALUES (?, ?, ?, ?, ?)", key, tenant.value(),
                State.RUNNING.name(), by, clock.instant());
        return key;
    }

    /** Newest first. */
    List<Export> list(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> list(connection, tenant));
    }

    /** @throws NotFound {@code export.unknown} */
    Export get(TenantId tenant, String id) {
        return list(tenant).stream().filter(export -> export.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("export", id));
    }

    /**
     * @throws NotFound      {@code export.unknown}, also while it is not ready
     * @throws RuleViolation {@code export.withdrawn}
     */
    Path file(TenantId tenant, String id) {
        Export export = get(tenant, id);
        if (export.state() == State.WITHDRAWN) {
            throw new RuleViolation("export.withdrawn", WITHDRAWN);
        }
        Path file = file(export);
        if (export.state() != State.READY || !Files.isRegularFile(file)) {
            throw new NotFound("export", id);
        }
        return file;
    }

    /** Whether an archive was made since the company was closed; the one that closing asked for is the newest or older than another. */
    boolean isExported(TenantId tenant) {
        List<Export> all = list(tenant);
        if (all.stream().noneMatch(export -> export.state() == State.READY) && all.stream().noneMatch(export -> export.state() == State.RUNNING)) {
            store.sql(TenantId.PLATFORM, connection -> ask(connection, tenant, "Plumbline"));
            look();
        }
        return all.stream().anyMatch(export -> export.state() == State.READY);
    }

    /** Makes what was asked for and is not made yet, in the background. */
    void look() {
        if (!worker.isShutdown()) {
            worker.execute(this::makeAll);
        }
    }

    private void makeAll() {
        try {
            for (Optional<Export> next = next(); next.isPresent() && !worker.isShutdown(); next = next()) {
                make(next.get());
            }
        } catch (RuntimeException failed) {
            // The edge of a thread: what is not made is made after the next start, or when somebody asks again.
            LOG.error("Exports wait", failed);
        }
    }

    private Optional<Export> next() {
        return store.sql(TenantId.PLATFORM, connection -> Sql.first(connection, "SELECT * FROM tenancy_export WHERE state = ? ORDER BY id",
                Belongings::read, State.RUNNING.name()));
    }

    /**
     * A customer was erased: what was exported before still holds him and is deleted; what is being made now is made again. May be repeated.
     *
     * @param erasedAt what was asked for later does not hold him
     * @return how many were deleted
     */
    int withdraw(TenantId tenant, Instant erasedAt) {
        synchronized (outdated) {
            outdated.add(tenant);
            List<Export> ready = list(tenant).stream().filter(export -> export.state() == State.READY && !export.at().isAfter(erasedAt)).toList();
            for (Export export : ready) {
                try {
                    Files.deleteIfExists(file(export));
                } catch (IOException failed) {
                    throw new UncheckedIOException("Cannot delete " + file(export), failed);
                }
                end(export, State.WITHDRAWN, null, WITHDRAWN);
                live.publish(tenant, "company", "changed", List.of(export.id()), null);
            }
            return ready.size();
        }
    }

    private void make(Export export) {
        Path file = file(export);
        try {
            Files.createDirectories(file.getParent());
            while (!isMade(export, file)) {
                LOG.info("A customer of {} was erased meanwhile: the export is made again", export.tenant());
            }
            dropOld(export.tenant());
        } catch (IOException | RuntimeException failed) {
            LOG.error("The export of {} failed", export.tenant(), failed);
            end(export, State.FAILED, null, "It could not be written; the log says why. Is the disk full?");
        }
        live.publish(export.tenant(), "company", "changed", List.of(export.id()), null);
    }

    /** @return false when a customer was erased while it was written */
    private boolean isMade(Export export, Path file) throws IOException {
        synchronized (outdated) {
            outdated.remove(export.tenant());
        }
        archive.write(export.tenant(), file);
        synchronized (outdated) {
            if (outdated.contains(export.tenant())) {
                return false;
            }
            end(export, State.READY, Files.size(file), null);
            return true;
        }
    }

    private void end(Export export, State state, Long size, String problem) {
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "UPDATE tenancy_export SET state = ?, ended_at = ?, size_bytes = ?, problem = ? WHERE id = ?",
                state.name(), clock.instant(), size, problem, export.key()));
    }

    private void dropOld(TenantId tenant) throws IOException {
        List<Export> all = list(tenant);
        List<Export> tooMany = Stream.of(State.READY, State.WITHDRAWN).flatMap(state -> all.stream().filter(export -> export.state() == state).skip(MOST)).toList();
        for (Export old : tooMany) {
            Files.deleteIfExists(file(old));
            store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM tenancy_export WHERE id = ?", old.key()));
        }
    }

    /** Everything in the data folder that is this company's: documents, back-ups, exports. Its database is the registry's. */
    void erase(TenantId tenant) {
        for (String place : List.of("tenants", "backups", "exports")) {
            Path folder = data.resolve(place).resolve(tenant.value());
            try {
                delete(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException("Cannot delete " + folder, failed);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path file(Export export) {
        return data.resolve("exports").resolve(export.tenant().value()).resolve(export.id() + ".zip");
    }

    private static List<Export> list(Connection connection, TenantId tenant) {
        return Sql.list(connection, "SELECT * FROM tenancy_export WHERE tenant = ? ORDER BY id DESC", Belongings::read, tenant.value());
    }

    private static Export read(Sql.Row row) throws SQLException {
        return new Export(row.number("id"), TenantId.of(row.text("tenant")), State.valueOf(row.text("state").toUpperCase(Locale.ROOT)), row.text("asked_by"),
                row.instant("asked_at"), row.instant("ended_at"), row.numberOrNull("size_bytes"), row.text("problem"));
    }
}
