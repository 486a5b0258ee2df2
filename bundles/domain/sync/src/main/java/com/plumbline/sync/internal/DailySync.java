package com.plumbline.sync.internal;

import com.plumbline.events.TimedJob;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.Sync.Started;
import com.plumbline.sync.SyncRun;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything again, every morning at 05:00 in the company's zone; {@code etc/com.plumbline.sync.cfg} may say otherwise. */
@Component(configurationPid = "com.plumbline.sync")
public class DailySync implements TimedJob {

    private final SyncSettings settings;
    private final Runs runs;
    private final Sources sources;

    @Activate
    public DailySync(SyncSettings settings, @Reference Runs runs, @Reference Sources sources) {
        this.settings = settings;
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
        return settings.everything();
    }

    @Override
    public Duration spread() {
        return Duration.ofMinutes(settings.everythingSpreadMinutes());
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
