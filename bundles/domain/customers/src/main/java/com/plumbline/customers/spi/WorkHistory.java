package com.plumbline.customers.spi;

import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** How much work a customer has had. A white-board service; asked once per page of customers. */
@ConsumerType
public interface WorkHistory {

    /** @param lastJobAt start of the latest job, also one ahead; {@code null} when none has a time */
    record Work(int jobs, Instant lastJobAt) {
    }

    /** Customers without a job may be left out. */
    Map<CustomerId, Work> work(TenantId tenant, Collection<CustomerId> customers);
}
