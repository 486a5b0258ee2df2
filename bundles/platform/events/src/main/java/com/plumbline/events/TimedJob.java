package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work by the calendar; register it as a service. A service property {@code plumbline.plugin} names the plug-in it belongs to.
 *
 * <p>Never runs twice at the same time for one company. Fires that were missed while the appliance was off, or a run that it
 * cut short, are made up for by one run after the start.
 */
@ConsumerType
public interface TimedJob {

    /** For whom a job runs. */
    enum Scope {
        /** Once for the appliance, in UTC, with {@link TenantId#PLATFORM}. */
        APPLIANCE,
        /** For each active company, in its own zone. */
        COMPANY
    }

    /** Stable, {@code bundle.what}: {@code sync.hourly}; at most 80 characters. */
    String name();

    /** For people: {@code Hourly sync}. */
    String title();

    /** Quartz: seconds, minutes, hours, day of month, month, day of week. {@code 0 0 5 * * ?} is daily at 05:00. */
    String cron();

    default Scope scope() {
        return Scope.COMPANY;
    }

    /**
     * Over how long after the schedule's moment the runs of many companies are spread, so that they do not all come at once; shorter than
     * the schedule's period. A company always has the same place in it. A few companies are spread over some seconds only.
     */
    default Duration spread() {
        return Duration.ZERO;
    }

    /** Whether the company has this job at all, for instance because the plug-in is enabled. Asked often: answer from memory. */
    default boolean appliesTo(TenantId tenant) {
        return true;
    }

    /**
     * Does the work.
     *
     * @return what came of it in one line, for people: {@code 12 customers changed}
     * @throws RuntimeException failed: its message becomes the result
     */
    String run(TenantId tenant);
}
