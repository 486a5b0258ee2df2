package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Every timed job, its schedule and how it went. */
@ProviderType
public interface Timers {

    /** Jobs of one company, or with {@link TenantId#PLATFORM} those of the appliance; ordered by name. */
    List<TimerState> list(TenantId tenant);

    /**
     * Starts a run now, in the background.
     *
     * @throws com.plumbline.kernel.NotFound      {@code timer.unknown}
     * @throws com.plumbline.kernel.RuleViolation {@code timer.running}
     */
    void runNow(TenantId tenant, String name);
}
