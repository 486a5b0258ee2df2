package com.plumbline.tenancy.internal;

import com.plumbline.events.DeadLetterListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much work of each company failed for good, kept in the platform's database: so the list of a thousand companies opens none
 * of theirs. Told at every change, and counted once an hour ({@link DeadLetterFigure}) for what a power cut kept from being told.
 */
@Component(service = {Troubles.class, DeadLetterListener.class})
public class Troubles implements DeadLetterListener {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final Store store;
    private final Clock clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "company-troubles");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public Troubles(@Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Deactivate
    void deactivate() {
        writer.shutdown();
        try {
            // What was told while the appliance is stopping is still noted.
            writer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void changed(TenantId company, long deadLetters) {
        try {
            writer.execute(() -> noteQuietly(company, deadLetters));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping: {} dead letters of {} are counted within the hour", deadLetters, company, stopping);
        }
    }

    void note(TenantId company, long deadLetters) {
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.ensure(connection, company, clock.instant());
            ProfileTable.deadLetters(connection, company, deadLetters);
            return null;
        });
    }

    private void noteQuietly(TenantId company, long deadLetters) {
        try {
            note(company, deadLetters);
        } catch (RuntimeException failed) {
            // The edge of a thread: the hourly count makes up for it.
            LOG.warn("The dead letters of {} could not be noted", company, failed);
        }
    }
}
