package com.plumbline.invoicing;

import com.plumbline.customers.CustomerId;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Invoices of one company. Reads only. */
@ProviderType
public interface Invoices {

    /** Of a customer, the latest first. */
    List<Invoice> of(TenantId tenant, CustomerId customer);

    /** Of a job; usually one. */
    List<Invoice> of(TenantId tenant, JobId job);
}
