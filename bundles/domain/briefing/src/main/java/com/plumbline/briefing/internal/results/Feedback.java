package com.plumbline.briefing.internal.results;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a briefing was useful, as its technician says: one answer per technician and job, the last one counts. */
@Component(service = Feedback.class)
public class Feedback {

    private static final String ROW = " WHERE job_id = ? AND technician_id = ?";

    private final Store store;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Feedback(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /** Answering the same again changes nothing. */
    public void answer(TenantId tenant, long job, long technician, long briefing, boolean useful) {
        store.sql(tenant, connection -> {
            Instant now = clock.instant();
            // The briefing's row first: two first taps wait for each other instead of failing on the key.
            Sql.update(connection, "UPDATE briefing SET version = version WHERE id = ?", briefing);
            if (answer(connection, job, technician).isEmpty()) {
                Sql.update(connection, "INSERT INTO briefing_feedback (job_id, technician_id, useful, answered_at, changed_at) VALUES (?, ?, ?, ?, ?)",
                        job, technician, useful, now, now);
            } else {
                Sql.update(connection, "UPDATE briefing_feedback SET useful = ?, changed_at = ?" + ROW + " AND useful <> ?", useful, now, job, technician, useful);
            }
            Store.afterCommit(connection, () -> live.publish(tenant, "briefing-queue", "changed", List.of(), null));
            return null;
        });
    }

    /** Empty while there is none. */
    public Optional<Boolean> answer(TenantId tenant, long job, long technician) {
        return store.read(tenant, em -> answer(Store.connection(em), job, technician));
    }

    private static Optional<Boolean> answer(Connection connection, long job, long technician) {
        return Sql.first(connection, "SELECT useful FROM briefing_feedback" + ROW, row -> row.flag("useful"), job, technician);
    }
}
