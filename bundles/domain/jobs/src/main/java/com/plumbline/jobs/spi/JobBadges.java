package com.plumbline.jobs.spi;

import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** How far the briefing of a job is. A white-board service; asked once per page of jobs, so it must answer in one query. */
@ConsumerType
public interface JobBadges {

    /**
     * @param id            {@code bri_…}
     * @param state         {@code writing ready failed}
     * @param deliveryState of the latest delivery, {@code created sent delivered failed}; {@code null} before the first
     */
    record JobBadge(String id, String state, String deliveryState) {
    }

    /** Jobs without a briefing are left out. */
    Map<JobId, JobBadge> badges(TenantId tenant, Collection<JobId> jobs);
}
