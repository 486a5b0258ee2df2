package com.plumbline.messaging.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Applies receipts that a kill left waiting, and drops those that belong to nothing of ours. */
@Component(service = TimedJob.class)
public class KeepingTidy implements TimedJob {

    private static final Duration KEPT = Duration.ofDays(7);

    private record Waiting(String carrier, String carrierId) {}

    private final Store store;
    private final Receipts receipts;
    private final Clock clock;

    @Activate
    public KeepingTidy(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Receipts receipts, @Reference Clock clock) {
        this.store = store;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messaging.receipts";
    }

    @Override
    public String title() {
        return "Late SMS receipts";
    }

    @Override
    public String cron() {
        return "0 17 * * * ?";
    }

    @Override
    public Duration spread() {
        return Duration.ofMinutes(40);
    }

    @Override
    public String run(TenantId tenant) {
        List<Waiting> waiting = store.sql(tenant, connection -> Sql.list(connection,
                "SELECT DISTINCT r.carrier, r.carrier_id FROM message_receipt r JOIN message_attempt a"
                        + " ON a.carrier = r.carrier AND a.carrier_id = r.carrier_id",
                row -> new Waiting(row.text("carrier"), row.text("carrier_id"))));
        waiting.forEach(each -> receipts.apply(tenant, each.carrier(), each.carrierId()));
        Instant before = clock.instant().minus(KEPT);
        int dropped = store.sql(tenant, connection -> Sql.update(connection, "DELETE FROM message_receipt WHERE stored_at < ?", before));
        return waiting.size() + " applied, " + dropped + " dropped";
    }
}
