package com.plumbline.sync.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.Sync.Started;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything again, every morning at 05:00 in the company's zone. */
@Component
public class DailySync implements TimedJob {

    private final Runs runs;
    private final Sources sources;

    @Activate
    public DailySync(@Reference Runs runs, @Reference Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "sync.daily";
    }

    @Override
    public String title() {
        return "Daily full reconcile";
    }

    @Override
    public String cron() {
        return "0 0 5 * * ?";
    }

    @Override
    public boolean appliesTo(TenantId tenant) {
        return sources.connected(tenant).isPresent();
    }

    @Override
    public String run(TenantId tenant) {
        Started started = runs.start(Caller.system(tenant), SyncRun.Cause.DAILY, null, true);
        return (started.fresh() ? "started " : "under way already: ") + started.run().kind().text() + " run " + started.run().id();
    }
}
