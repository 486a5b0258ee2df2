package com.plumbline.sync;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.spi.SyncScope;
import org.osgi.annotation.versioning.ProviderType;

/** Starts runs of a company's mirror and tells how they go. One run at a time per company. */
@ProviderType
public interface Sync {

    /** @param fresh false when a run was under way already and is told instead */
    record Started(SyncRun run, boolean fresh) {
    }

    /**
     * Starts a run in the background. While one is under way it is told instead; a full run that is asked for meanwhile follows
     * when it ends.
     *
     * @param scope {@code null} for what the company's connection says
     * @param full  read everything again and take out what the vendor no longer has
     * @throws RuleViolation {@code sync.not-connected} when nothing is connected that could be mirrored
     */
    Started start(Caller who, SyncRun.Cause cause, SyncScope scope, boolean full);

    /** Newest first. */
    Page<SyncRun> runs(TenantId tenant, Page.Request page);

    /** @throws NotFound {@code run.unknown} */
    SyncRun run(TenantId tenant, String id);

    /** As of the last run or the last time it was asked for. */
    Comparison comparison(TenantId tenant);

    /**
     * Counts anew in the background.
     *
     * @throws RuleViolation {@code sync.not-connected}
     */
    void compare(TenantId tenant);
}
