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
import org.osgi.service.metatype.annotations.Designate;

/** What changed since the last run, every hour; at 05:00 the daily run does it. {@code etc/com.plumbline.sync.cfg} may say otherwise. */
@Component(configurationPid = "com.plumbline.sync")
@Designate(ocd = SyncSettings.class)
public class HourlySync implements TimedJob {

    private final SyncSettings settings;
    private final Runs runs;
    private final Sources sources;

    @Activate
    public HourlySync(SyncSettings settings, @Reference Runs runs, @Reference Sources sources) {
        this.settings = settings;
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
        return settings.changes();
    }

    @Override
    public Duration spread() {
        return Duration.ofMinutes(settings.changesSpreadMinutes());
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
