package com.plumbline.sync.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.sync.internal.store.RunRow;
import com.plumbline.sync.internal.store.RunTable;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the vendor does not answer. The source has tried again and again by itself before it says so; the run then
 * pauses, longer each time up to a minute, and ends only when a quarter of an hour brought not one page, or a person has to act.
 */
@Component(service = Trouble.class)
public class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Store store;
    private final Runs runs;
    private final Ending ending;
    private final PluginGrants grants;
    private final Clock clock;

    @Activate
    public Trouble(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference Runs runs, @Reference Ending ending,
            @Reference PluginGrants grants, @Reference Clock clock) {
        this.store = store;
        this.runs = runs;
        this.ending = ending;
        this.grants = grants;
        this.clock = clock;
    }

    void vendorFailed(TenantId tenant, RunRow run, VendorFailure failure) {
        if (failure.retryable()) {
            tryLater(tenant, run, failure.getMessage(), failure.retryAfter().orElse(Duration.ZERO));
        } else {
            ending.failed(tenant, run, failure.getMessage());
        }
    }

    /** After a start the connection may come up later than the run; a connection that a person took away does not come back. */
    void notConnected(TenantId tenant, RunRow run) {
        if (grants.enabled(tenant, run.system())) {
            tryLater(tenant, run, run.system() + " is not connected at the moment.", Duration.ZERO);
        } else {
            ending.failed(tenant, run, "It was disconnected during the run. Connect it again and start a new one.");
        }
    }

    private void tryLater(TenantId tenant, RunRow run, String reason, Duration notBefore) {
        store.sql(tenant, connection -> {
            int failures = RunTable.find(connection, run.id()).map(RunRow::failures).orElse(0) + 1;
            if (failures >= MOST) {
                ending.fail(tenant, connection, run, reason + " Tried " + failures + " times without getting on.");
                return null;
            }
            Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6)).compareTo(LONGEST) < 0 ? Duration.ofSeconds(1L << failures) : LONGEST;
            Duration wait = pause.compareTo(notBefore) < 0 ? notBefore : pause;
            RunTable.failed(connection, run.id(), failures, reason, clock.instant());
            runs.publishStep(tenant, connection, run.id(), clock.instant().plus(wait));
            LOG.info("Run {} of {} waits {} s: {}", run.text(), tenant, wait.toSeconds(), reason);
            return null;
        });
    }
}
