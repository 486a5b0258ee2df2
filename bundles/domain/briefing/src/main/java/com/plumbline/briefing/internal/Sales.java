package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.customers.CustomerId;
import com.plumbline.estimates.Estimate;
import com.plumbline.estimates.Estimates;
import com.plumbline.kernel.TenantId;
import com.plumbline.memberships.Memberships;
import com.plumbline.pricebook.PriceBook;
import com.plumbline.pricebook.PriceItem.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the company sells and has offered, as far as the services that know are there; without one of them less is said. */
@Component(service = Sales.class)
public class Sales {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PriceBook priceBook;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Estimates estimates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Memberships memberships;

    boolean knowsMemberships() {
        return memberships != null;
    }

    /** The one that is good today, else the last one. */
    Optional<Situation.Membership> membership(TenantId tenant, CustomerId customer, LocalDate today) {
        Memberships service = memberships;
        return service == null ? Optional.empty() : service.of(tenant, customer).stream()
                .sorted(Comparator.comparing(each -> !each.isCurrent(today))).findFirst()
                .map(each -> new Situation.Membership(each.name() == null ? "maintenance" : each.name(), each.to(), each.isCurrent(today), each.id()));
    }

    List<Situation.OpenEstimate> openEstimates(TenantId tenant, CustomerId customer, ZoneId zone) {
        Estimates service = estimates;
        return service == null ? List.of() : service.of(tenant, customer).stream().filter(Estimate::isOpen)
                .map(each -> new Situation.OpenEstimate(each.name() == null || each.name().isBlank() ? "estimate" : each.name(),
                        each.modifiedAt() == null ? null : LocalDate.ofInstant(each.modifiedAt(), zone), each.subtotal(), each.id())).toList();
    }

    /** Services before equipment before materials: what a customer buys is the work. */
    List<Situation.PriceItem> prices(TenantId tenant) {
        PriceBook service = priceBook;
        return service == null ? List.of() : Stream.of(Kind.SERVICE, Kind.EQUIPMENT, Kind.MATERIAL).flatMap(kind -> service.items(tenant, kind).stream())
                .filter(item -> item.price() != null && item.price().minor() > 0 && (item.name() != null || item.description() != null))
                .map(item -> new Situation.PriceItem(item.code(), item.name() != null ? item.name() : item.description(),
                        item.kind().name().toLowerCase(Locale.ROOT), item.price(), item.id())).toList();
    }
}
