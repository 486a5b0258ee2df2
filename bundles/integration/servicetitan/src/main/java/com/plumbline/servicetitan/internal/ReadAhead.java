package com.plumbline.servicetitan.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.SyncScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Reads the next page while the last one is being stored, so that a mirror takes as long as the slower of the two and not as
 * long as both. Keeps at most one page per company and entity.
 */
final class ReadAhead implements AutoCloseable {

    /** A page that nobody fetched for so long belongs to a run that was cut short. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int THREADS = 4;

    private record Place(TenantId tenant, String entity) {}

    private record Page(String cursor, SyncScope scope, Instant at, FutureTask<MirrorBatch> task) {}

    private final Clock clock;
    private final Map<Place, Page> pages = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "servicetitan-read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    ReadAhead(Clock clock) {
        this.clock = clock;
    }

    /** The page that was asked for, read ahead or now. */
    MirrorBatch take(TenantId tenant, String entity, String cursor, SyncScope scope, Callable<MirrorBatch> read) {
        Page page = pages.remove(new Place(tenant, entity));
        boolean usable = page != null && page.cursor().equals(cursor) && page.scope().equals(scope)
                && page.at().plus(FRESH).isAfter(clock.instant());
        FutureTask<MirrorBatch> task = usable ? page.task() : new FutureTask<>(read);
        task.run();
        return result(task);
    }

    void start(TenantId tenant, String entity, String cursor, SyncScope scope, Callable<MirrorBatch> read) {
        FutureTask<MirrorBatch> task = new FutureTask<>(read);
        pages.put(new Place(tenant, entity), new Page(cursor, scope, clock.instant(), task));
        threads.execute(task);
    }

    void forget(TenantId tenant) {
        pages.keySet().removeIf(place -> place.tenant().equals(tenant));
    }

    private static MirrorBatch result(FutureTask<MirrorBatch> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorFailure(ServiceTitanPlugin.ID, ServiceTitanPlugin.ID + ".read", VendorFailure.Kind.UNAVAILABLE, "interrupted",
                    "Reading from ServiceTitan was interrupted.", null, null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pages.clear();
    }
}
