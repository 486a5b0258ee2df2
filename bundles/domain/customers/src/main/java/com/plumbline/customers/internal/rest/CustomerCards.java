package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.internal.rest.CustomerJson.ProfileJson;
import com.plumbline.customers.spi.ProfileBadges;
import com.plumbline.customers.spi.ProfileBadges.ProfileBadge;
import com.plumbline.customers.spi.WorkHistory;
import com.plumbline.customers.spi.WorkHistory.Work;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts on a page of customers what other bundles know of them, each asked once; without them the fields are {@code null}. */
@Component(service = CustomerCards.class)
public class CustomerCards {

    private static final ProfileJson NONE = new ProfileJson("none", null);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ProfileBadges profiles;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile WorkHistory history;

    List<CustomerJson> of(TenantId tenant, Collection<Customer> customers) {
        List<CustomerId> ids = customers.stream().map(Customer::id).toList();
        ProfileBadges knowsProfiles = profiles;
        WorkHistory knowsWork = history;
        Map<CustomerId, ProfileBadge> badges = knowsProfiles == null || ids.isEmpty() ? Map.of() : knowsProfiles.badges(tenant, ids);
        Map<CustomerId, Work> work = knowsWork == null || ids.isEmpty() ? Map.of() : knowsWork.work(tenant, ids);
        return customers.stream().map(customer -> {
            ProfileBadge badge = badges.get(customer.id());
            Work done = work.getOrDefault(customer.id(), new Work(0, null));
            ProfileJson profile = badge != null ? new ProfileJson(badge.state(), badge.enrichedAt()) : knowsProfiles == null ? null : NONE;
            return CustomerJson.of(customer, knowsWork == null ? null : done.jobs(), done.lastJobAt(), profile);
        }).toList();
    }
}
