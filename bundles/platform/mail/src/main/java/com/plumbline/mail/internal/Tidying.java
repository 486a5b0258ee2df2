package com.plumbline.mail.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Once a day: the texts of what was given up go after a week, the mails themselves after 90 days. */
@Component(service = TimedJob.class)
public class Tidying implements TimedJob {

    static final Duration TEXTS = Duration.ofDays(7);
    static final Duration ROWS = Duration.ofDays(90);

    private final MailTable table;
    private final Clock clock;

    @Activate
    public Tidying(@Reference MailTable table, @Reference Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail.tidy";
    }

    @Override
    public String title() {
        return "Forget old mails";
    }

    @Override
    public String cron() {
        return "0 50 3 * * ?";
    }

    @Override
    public String run(TenantId tenant) {
        return table.tidy(tenant, clock.instant(), TEXTS, ROWS);
    }
}
