package com.plumbline.messaging.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.QuietTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Quiet hours as the company set them. */
@Component(service = QuietTimes.class)
public class CompanyQuietTimes implements QuietTimes {

    private final CompanyRules rules;

    @Activate
    public CompanyQuietTimes(@Reference CompanyRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Quiet> at(TenantId tenant, Instant moment, ZoneId zone) {
        QuietHours hours = rules.of(tenant).quietHours();
        Instant end = hours.earliest(moment, zone);
        return end.equals(moment) ? Optional.empty() : Optional.of(new Quiet(hours.began(moment, zone), end));
    }
}
