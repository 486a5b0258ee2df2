package com.plumbline.tenancy.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes the companies whose time of grace is over. */
@Component(service = TimedJob.class)
public class ClosingJob implements TimedJob {

    private final LifeCycle lifeCycle;

    @Activate
    public ClosingJob(@Reference LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    @Override
    public String name() {
        return "tenancy.delete-closed";
    }

    @Override
    public String title() {
        return "Delete closed companies after their time of grace";
    }

    @Override
    public String cron() {
        return "0 20 * * * ?";
    }

    @Override
    public Scope scope() {
        return Scope.APPLIANCE;
    }

    @Override
    public String run(TenantId tenant) {
        long deleted = lifeCycle.closing().stream().filter(lifeCycle::deleteWhenOver).count();
        return deleted + " companies deleted";
    }
}
