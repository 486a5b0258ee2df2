package com.plumbline.tenancy.internal;

import com.plumbline.identity.Users;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.tenancy.spi.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many people signed in within the last 30 days. */
@Component(service = UsageSource.class)
public class PeopleUsage implements UsageSource {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Users users;

    @Activate
    public PeopleUsage(@Reference Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone) {
        Instant since = day.plusDays(1).atStartOfDay(zone).toInstant().minus(LATELY);
        long active = users.find(company, null, new Page.Request(1, Page.LARGEST)).items().stream()
                .filter(user -> user.active() && user.lastSignIn() != null && user.lastSignIn().isAfter(since)).count();
        return Map.of(ACTIVE_USERS, active);
    }
}
