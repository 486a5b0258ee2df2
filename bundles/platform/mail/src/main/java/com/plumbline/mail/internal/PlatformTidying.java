package com.plumbline.mail.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Tidying} for the mails of the appliance itself. */
@Component(service = TimedJob.class)
public class PlatformTidying implements TimedJob {

    private final MailTable table;
    private final Clock clock;

    @Activate
    public PlatformTidying(@Reference MailTable table, @Reference Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail.tidy-platform";
    }

    @Override
    public String title() {
        return "Forget old mails of the appliance";
    }

    @Override
    public String cron() {
        return "0 55 3 * * ?";
    }

    @Override
    public Scope scope() {
        return Scope.APPLIANCE;
    }

    @Override
    public String run(TenantId tenant) {
        return table.tidy(TenantId.PLATFORM, clock.instant(), Tidying.TEXTS, Tidying.ROWS);
    }
}
