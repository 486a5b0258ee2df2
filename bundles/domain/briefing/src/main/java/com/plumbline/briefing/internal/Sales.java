package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** What the company sells and has sold, as far as the bundles that know are installed. */
@Component(service = Sales.class)
public class Sales {

    boolean knowsMemberships() {
        return false;
    }

    Optional<Situation.Membership> membership(TenantId tenant, CustomerId customer, LocalDate today) {
        return Optional.empty();
    }

    List<Situation.OpenEstimate> openEstimates(TenantId tenant, CustomerId customer, ZoneId zone) {
        return List.of();
    }

    List<Situation.PriceItem> prices(TenantId tenant) {
        return List.of();
    }
}
