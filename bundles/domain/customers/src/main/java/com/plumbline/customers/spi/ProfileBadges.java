package com.plumbline.customers.spi;

import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** How far a customer's profile is. A white-board service; asked once per page of customers, so it must answer in one query. */
@ConsumerType
public interface ProfileBadges {

    /**
     * @param state      {@code none enriching ready failed}
     * @param enrichedAt {@code null} before the first time
     */
    record ProfileBadge(String state, Instant enrichedAt) {
    }

    /** Customers without a profile may be left out. */
    Map<CustomerId, ProfileBadge> badges(TenantId tenant, Collection<CustomerId> customers);
}
