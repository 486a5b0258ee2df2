package com.plumbline.tenancy.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures what every company used. */
@Component(service = TimedJob.class)
public class UsageJob implements TimedJob {

    private final Usage usage;

    @Activate
    public UsageJob(@Reference Usage usage) {
        this.usage = usage;
    }

    @Override
    public String name() {
        return "tenancy.usage";
    }

    @Override
    public String title() {
        return "Measure the companies' usage";
    }

    @Override
    public String cron() {
        return "0 50 * * * ?";
    }

    @Override
    public Scope scope() {
        return Scope.APPLIANCE;
    }

    @Override
    public String run(TenantId tenant) {
        int failed = usage.measureAll();
        return failed == 0 ? "All companies measured" : failed + " companies could not be measured";
    }
}
