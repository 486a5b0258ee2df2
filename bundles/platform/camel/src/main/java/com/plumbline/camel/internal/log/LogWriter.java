package com.plumbline.camel.internal.log;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the message log behind the calls: one thread gathers a fifth of a second of rows and writes them as one batch per
 * company, so that sixty calls a second cost five commits.
 */
@Component(service = LogWriter.class)
public final class LogWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final int GATHER_MILLIS = 200;

    private record Waiting(TenantId tenant, LogRow row) {}

    private final Store store;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;

    @Activate
    public LogWriter(@Reference(target = "(osgi.unit.name=camel)") Store store) {
        this.store = store;
        this.thread = new Thread(this::writeOn, "plumbline-message-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** Never waits: when the database is that far behind, the row is counted as lost instead of holding up the vendor's call. */
    void add(TenantId tenant, LogRow row) {
        if (!queue.offer(new Waiting(tenant, row)) && lost.incrementAndGet() == 1) {
            LOG.warn("The message log is {} rows behind; further rows are not kept", MOST_WAITING);
        }
    }

    private void writeOn() {
        while (!stopping || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    gatherAndWrite(first);
                }
            } catch (InterruptedException asked) {
                stopping = true;
            }
        }
    }

    private void gatherAndWrite(Waiting first) throws InterruptedException {
        List<Waiting> batch = new ArrayList<>(BATCH);
        batch.add(first);
        if (!stopping) {
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        }
        queue.drainTo(batch, BATCH - 1);
        Map<TenantId, Map<Long, LogRow>> byTenant = new LinkedHashMap<>();
        batch.forEach(each -> byTenant.computeIfAbsent(each.tenant(), tenant -> new LinkedHashMap<>()).put(each.row().id(), each.row()));
        byTenant.forEach(this::write);
        lost.set(0);
    }

    private void write(TenantId tenant, Map<Long, LogRow> rows) {
        try {
            store.sql(tenant, connection -> {
                upsert(connection, rows.values());
                return null;
            });
        } catch (PersistenceException | NotFound e) {
            LOG.warn("{} rows of the message log of {} are lost", rows.size(), tenant, e);
        }
    }

    /** A row that is there already is one that was being repeated. */
    private static void upsert(Connection connection, Iterable<LogRow> rows) {
        List<Object[]> fresh = new ArrayList<>();
        for (LogRow row : rows) {
            boolean known = row.attempts() > 1 && Sql.update(connection, """
                    UPDATE integration_message SET status = ?, http_status = ?, millis = ?, attempts = ?, error = ?, replayable = ?
                     WHERE id = ?""", row.status().text(), row.httpStatus(), row.millis(), row.attempts(), row.error(),
                    row.replayable() ? 1 : 0, row.id()) > 0;
            if (!known) {
                fresh.add(new Object[] {row.id(), row.at(), row.plugin(), row.direction().text(), row.operation(), row.status().text(),
                        row.httpStatus(), row.millis(), row.attempts(), row.request(), row.error(), row.replayable() ? 1 : 0});
            }
            if (row.payload() != null) {
                Sql.update(connection, "INSERT INTO integration_payload (message_id, sealed) VALUES (?, ?)", row.id(), row.payload());
            }
        }
        Sql.batch(connection, """
                INSERT INTO integration_message (id, logged_at, plugin, direction, operation, status, http_status, millis, attempts, request,
                                                 error, replayable)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", fresh);
    }

    /** Writes what is left; the rows of a call that ended before the stop are kept. */
    @Deactivate
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
