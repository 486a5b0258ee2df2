package com.plumbline.operations.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.LiveHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Back-ups that people make from the console: {@code DIR/backups/<company>/<time>.plumbline}, one at a time. */
@Component(service = BackupStore.class)
public class BackupStore {

    private static final Logger log = LoggerFactory.getLogger(BackupStore.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".plumbline";

    private final Backups backups;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;
    private final ExecutorService worker;
    private final Map<TenantId, Instant> running = new ConcurrentHashMap<>();
    private final Map<TenantId, String> failed = new ConcurrentHashMap<>();

    /** @param state {@code running}, {@code completed} or {@code failed} */
    record Stored(String name, Instant at, long bytes, String state, String error) {}

    @Activate
    public BackupStore(@Reference Backups backups, @Reference Audit audit, @Reference LiveHub live, @Reference Clock clock) {
        this.backups = backups;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
        this.worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "backup"));
    }

    @Deactivate
    void deactivate() {
        worker.shutdown();
    }

    /** Begins one in the background. */
    Stored begin(Caller who) {
        TenantId tenant = who.tenant();
        Instant now = clock.instant();
        if (running.putIfAbsent(tenant, now) != null) {
            throw new RuleViolation("backup.running", "A back-up is being made already. Wait until it is there.");
        }
        failed.remove(tenant);
        String name = NAME.format(now) + SUFFIX;
        worker.execute(() -> make(who, name));
        return new Stored(name, now, 0, "running", null);
    }

    /** Newest first. */
    List<Stored> list(TenantId tenant) {
        List<Stored> all = new ArrayList<>();
        Path folder = folder(tenant);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(SUFFIX))::iterator) {
                    all.add(new Stored(file.getFileName().toString(), Files.getLastModifiedTime(file).toInstant(), Files.size(file), "completed", null));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Cannot read " + folder, unreadable);
            }
        }
        Instant since = running.get(tenant);
        if (since != null) {
            all.add(new Stored(NAME.format(since) + SUFFIX, since, 0, "running", null));
        }
        String error = failed.get(tenant);
        if (error != null) {
            all.add(new Stored("", clock.instant(), 0, "failed", error));
        }
        all.sort(Comparator.comparing(Stored::at).reversed());
        return all;
    }

    private void make(Caller who, String name) {
        TenantId tenant = who.tenant();
        try {
            Path folder = Files.createDirectories(folder(tenant));
            if (tenant.isPlatform()) {
                backups.everything(folder.resolve(name));
            } else {
                backups.company(tenant, folder.resolve(name));
            }
            audit.record(who, null, AuditEntry.of("backup.create", "backup", name, name, null));
        } catch (IOException | RuntimeException broken) {
            // The edge of the worker's thread.
            log.error("Back-up {} of {} failed", name, tenant, broken);
            failed.put(tenant, "The last back-up failed; is the disk full? The log says why.");
        } finally {
            running.remove(tenant);
            live.publish(tenant, "health", "changed", List.of(), null);
        }
    }

    private static Path folder(TenantId tenant) {
        return DataFolder.path().resolve("backups").resolve(tenant.value());
    }
}
