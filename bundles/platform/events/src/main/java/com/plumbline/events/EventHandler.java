package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants to know about events; register it as a service.
 *
 * <p>A handler is known by its name from the first time it is seen. From then on every event of its types waits for it, also
 * while its bundle is stopped, removed or being upgraded; a handler that has been away for 30 days is forgotten with what
 * waited for it.
 */
@ConsumerType
public interface EventHandler {

    /** Stable, {@code bundle.what}: {@code briefing.write-when-assigned}; at most 80 characters. */
    String name();

    /** Types in full ({@code job.assigned}), by beginning ({@code job.*}), or all ({@code *}). */
    Set<String> types();

    /**
     * Handles one event on a worker thread. Events of one subject come one after the other; those of different subjects at
     * the same time. The same event may come again: see {@link Outbox#firstTime}.
     *
     * <p>Returning means done. {@link com.plumbline.kernel.RuleViolation}, {@link com.plumbline.kernel.NotFound} and a
     * {@link com.plumbline.kernel.VendorFailure} that is not retryable set it aside at once; anything else is tried again by
     * {@link #retry}, not before the vendor's {@code retryAfter}.
     */
    void handle(TenantId tenant, Event event);

    default RetryPolicy retry() {
        return RetryPolicy.USUAL;
    }

    /** How many of its events, over all companies, may be worked on at the same time. */
    default int parallel() {
        return 4;
    }
}
