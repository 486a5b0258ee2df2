package com.plumbline.estimates;

import com.plumbline.customers.CustomerId;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Estimates of one company. Reads only. */
@ProviderType
public interface Estimates {

    /** Of a customer, the one touched last first. */
    List<Estimate> of(TenantId tenant, CustomerId customer);

    /** Of a job, the one touched last first. */
    List<Estimate> of(TenantId tenant, JobId job);
}
