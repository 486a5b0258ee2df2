package com.plumbline.sync.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.Sync.Started;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What changed since the last run, every hour; at 05:00 the daily run does it. */
@Component
public class HourlySync implements TimedJob {

    private final Runs runs;
    private final Sources sources;

    @Activate
    public HourlySync(@Reference Runs runs, @Reference Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "sync.hourly";
    }

    @Override
    public String title() {
        return "Hourly sync";
    }

    @Override
    public String cron() {
        return "0 0 0-4,6-23 * * ?";
    }

    @Override
    public boolean appliesTo(TenantId tenant) {
        return sources.connected(tenant).isPresent();
    }

    @Override
    public String run(TenantId tenant) {
        Started started = runs.start(Caller.system(tenant), SyncRun.Cause.HOURLY, null, false);
        return (started.fresh() ? "started " : "under way already: ") + started.run().kind().text() + " run " + started.run().id();
    }
}
