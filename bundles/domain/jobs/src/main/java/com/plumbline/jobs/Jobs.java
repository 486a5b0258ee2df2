package com.plumbline.jobs;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Jobs of one company. Reads only. */
@ProviderType
public interface Jobs {

    /** @throws NotFound {@code job.unknown} */
    Job get(TenantId tenant, JobId id);

    Optional<Job> find(TenantId tenant, JobId id);

    Map<JobId, Job> byIds(TenantId tenant, Collection<JobId> ids);

    /**
     * Jobs that have an appointment on the days asked for, by start.
     *
     * @throws RuleViolation {@code request.invalid} when the days are the wrong way round or more than 366
     */
    Page<Job> list(TenantId tenant, JobQuery query, Page.Request page);

    /** Newest first. */
    Page<Job> ofCustomer(TenantId tenant, CustomerId customer, Page.Request page);

    /** The latest jobs at a location, newest first; jobs that never took place are among them, see the status. */
    List<Job> at(TenantId tenant, LocationId location, int limit);

    /** Earlier jobs at the location of this one, newest first. @throws NotFound {@code job.unknown} */
    List<Job> history(TenantId tenant, JobId id, int limit);

    /** By time. */
    List<Appointment> appointments(TenantId tenant, JobId id);
}
