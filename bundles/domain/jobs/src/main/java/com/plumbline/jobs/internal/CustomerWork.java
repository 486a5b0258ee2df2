package com.plumbline.jobs.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.spi.WorkHistory;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells customers how much work they had. */
@Component
public class CustomerWork implements WorkHistory {

    private final Store store;
    private final JobMemory memory;

    @Activate
    public CustomerWork(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference JobMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    @Override
    public Map<CustomerId, Work> work(TenantId tenant, Collection<CustomerId> customers) {
        return memory.work().getAll(tenant, customers, unknown -> read(tenant, unknown));
    }

    private Map<CustomerId, Work> read(TenantId tenant, Collection<CustomerId> customers) {
        Map<CustomerId, Work> work = new HashMap<>();
        store.read(tenant, em -> {
            Sql.chunks(customers.stream().map(CustomerId::value).toList(), chunk -> Sql.each(Store.connection(em),
                    "select customer_id, count(*) as n, max(starts_at) as last_at from " + Sql.by("job", "job_customer") + " where customer_id in (" + Sql.marks(chunk.length)
                            + ") and removed_at is null group by customer_id",
                    row -> work.put(new CustomerId(row.number("customer_id")), new Work((int) row.number("n"), row.instant("last_at"))), chunk));
            return null;
        });
        return work;
    }
}
