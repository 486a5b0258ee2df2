package com.plumbline.briefing.internal.profile;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes facts away whose time is over; until then they are neither shown nor written from. Pinned and refused ones stay. */
@Component(service = TimedJob.class)
public class FactExpiry implements TimedJob {

    private final Store store;
    private final Clock clock;

    @Activate
    public FactExpiry(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "briefing.expire-facts";
    }

    @Override
    public String title() {
        return "Clear facts whose time is over";
    }

    @Override
    public String cron() {
        return "0 20 3 * * ?";
    }

    @Override
    public String run(TenantId tenant) {
        Instant now = clock.instant();
        int gone = store.sql(tenant, connection -> Sql.update(connection,
                "DELETE FROM profile_fact WHERE expires_at <= ? AND pinned = 0 AND refused = 0", now));
        return gone + " facts cleared";
    }
}
