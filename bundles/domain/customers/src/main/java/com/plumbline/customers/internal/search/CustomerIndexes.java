package com.plumbline.customers.internal.search;

import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.internal.store.CustomerReader;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Store;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index of each company that was searched lately; the longest unused ones make room when too many customers are held. */
@Component(service = {CustomerIndexes.class, DatabaseListener.class})
public class CustomerIndexes implements DatabaseListener {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerIndexes.class);
    /** About 600 bytes each. */
    private static final int MOST_CUSTOMERS = 150_000;

    /** Locked while the index is read from the tables, so that a change that commits meanwhile is applied after it. */
    private static final class Holder {
        private volatile CustomerIndex index;
        private volatile long used;
    }

    private final Store store;
    private final Map<TenantId, Holder> holders = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();

    @Activate
    public CustomerIndexes(@Reference(target = "(osgi.unit.name=customers)") Store store) {
        this.store = store;
    }

    public CustomerIndex of(TenantId tenant) {
        Holder holder = holders.computeIfAbsent(tenant, any -> new Holder());
        holder.used = uses.incrementAndGet();
        CustomerIndex index;
        synchronized (holder) {
            if (holder.index != null && !holder.index.isWorn()) {
                return holder.index;
            }
            index = read(tenant);
            holder.index = index;
        }
        makeRoom(tenant);
        return index;
    }

    /** Those of the customers that are in memory already; lists of jobs need many names and no more. */
    public Map<CustomerId, Customer> known(TenantId tenant, Collection<CustomerId> ids) {
        Holder holder = holders.get(tenant);
        CustomerIndex index = holder == null ? null : holder.index;
        return index == null ? Map.of() : index.get(ids);
    }

    /** Call after the commit. Does nothing for a company nobody has searched. */
    public void changed(TenantId tenant, Collection<Long> customers) {
        Holder holder = holders.get(tenant);
        if (holder == null || customers.isEmpty()) {
            return;
        }
        synchronized (holder) {
            if (holder.index != null) {
                List<CustomerReader.Found> found = store.read(tenant, em -> CustomerReader.some(Store.connection(em), customers));
                holder.index.replace(customers, found);
            }
        }
    }

    @Override
    public void arrived(TenantId tenant) {
        holders.remove(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        holders.remove(tenant);
    }

    private CustomerIndex read(TenantId tenant) {
        long start = System.nanoTime();
        CustomerIndex index = new CustomerIndex();
        index.replace(List.of(), store.read(tenant, em -> CustomerReader.all(Store.connection(em))));
        LOG.info("Customers of {} ready to be searched: {} in {} ms", tenant, index.size(), (System.nanoTime() - start) / 1_000_000);
        return index;
    }

    private void makeRoom(TenantId keep) {
        long held = holders.values().stream().mapToLong(CustomerIndexes::sizeOf).sum();
        if (held <= MOST_CUSTOMERS) {
            return;
        }
        List<Map.Entry<TenantId, Holder>> oldestFirst = holders.entrySet().stream().filter(each -> !each.getKey().equals(keep))
                .sorted(Comparator.comparingLong(each -> each.getValue().used)).toList();
        for (Map.Entry<TenantId, Holder> each : oldestFirst) {
            held -= sizeOf(each.getValue());
            holders.remove(each.getKey(), each.getValue());
            if (held <= MOST_CUSTOMERS) {
                return;
            }
        }
    }

    private static long sizeOf(Holder holder) {
        CustomerIndex index = holder.index;
        return index == null ? 0 : index.size();
    }
}
