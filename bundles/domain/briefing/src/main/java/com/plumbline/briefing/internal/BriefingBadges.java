package com.plumbline.briefing.internal;

import com.plumbline.jobs.JobId;
import com.plumbline.jobs.spi.JobBadges;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far briefings are, for lists of jobs: at most one query per page. */
@Component(service = JobBadges.class)
public class BriefingBadges implements JobBadges {

    private final Store store;
    private final BadgeMemory memory;

    @Activate
    public BriefingBadges(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference BadgeMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    @Override
    public Map<JobId, JobBadge> badges(TenantId tenant, Collection<JobId> jobs) {
        return memory.briefings().getAll(tenant, jobs, unknown -> read(tenant, unknown));
    }

    private Map<JobId, JobBadge> read(TenantId tenant, Collection<JobId> jobs) {
        Map<JobId, JobBadge> badges = new HashMap<>();
        return store.sql(tenant, connection -> {
            Sql.chunks(jobs.stream().map(JobId::value).toList(), ids -> Sql.each(connection,
                    "SELECT job_id, id, state, delivery_state FROM briefing WHERE job_id IN (" + Sql.marks(ids.length) + ")",
                    row -> badges.put(new JobId(row.number("job_id")), new JobBadge(BriefingIds.briefing(row.number("id")),
                            row.text("state").toLowerCase(Locale.ROOT), row.text("delivery_state"))), ids));
            return badges;
        });
    }
}
