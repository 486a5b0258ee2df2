package com.plumbline.briefing.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.spi.ProfileBadges;
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

/** How far profiles are, for lists of customers: at most one query per page. */
@Component(service = ProfileBadges.class)
public class CustomerBadges implements ProfileBadges {

    private final Store store;
    private final BadgeMemory memory;

    @Activate
    public CustomerBadges(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference BadgeMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    @Override
    public Map<CustomerId, ProfileBadge> badges(TenantId tenant, Collection<CustomerId> customers) {
        return memory.profiles().getAll(tenant, customers, unknown -> read(tenant, unknown));
    }

    private Map<CustomerId, ProfileBadge> read(TenantId tenant, Collection<CustomerId> customers) {
        Map<CustomerId, ProfileBadge> badges = new HashMap<>();
        return store.sql(tenant, connection -> {
            Sql.chunks(customers.stream().map(CustomerId::value).toList(), ids -> Sql.each(connection,
                    "SELECT customer_id, state, enriched_at FROM profile WHERE customer_id IN (" + Sql.marks(ids.length) + ")",
                    row -> badges.put(new CustomerId(row.number("customer_id")), new ProfileBadge(
                            row.text("state").toLowerCase(Locale.ROOT), row.instant("enriched_at"))), ids));
            return badges;
        });
    }
}
