package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One timed job of one company as a person sees it.
 *
 * @param plugin     the plug-in it belongs to, or {@code null}
 * @param tenant     {@link TenantId#PLATFORM} for a job of the appliance
 * @param cron       Quartz expression, in {@code zone}
 * @param nextRun    {@code null} when it never fires again
 * @param lastRun    when the last run began, {@code null} before the first
 * @param lastResult {@code null} before the first run
 * @param lastDetail what the run said, or the failure's message
 * @param lastTook   {@code null} while running and before the first run
 */
public record TimerState(String name, String title, String plugin, TenantId tenant, String cron, ZoneId zone, Instant nextRun,
        Instant lastRun, Result lastResult, String lastDetail, Duration lastTook) {

    /** How the last run ended. */
    public enum Result {
        OK,
        FAILED,
        RUNNING,
        /** It was due, or running, while the appliance was off; it is made up for soon. */
        MISSED
    }
}
