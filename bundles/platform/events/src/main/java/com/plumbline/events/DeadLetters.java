package com.plumbline.events;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** What could not be handled, to be looked at, tried again or thrown away by a person. */
@ProviderType
public interface DeadLetters {

    /**
     * Newest first.
     *
     * @param text part of a type, subject, handler or error, in any case; {@code null} or blank for all
     */
    Page<DeadLetter> list(TenantId tenant, String text, Page.Request page);

    /**
     * Delivers it again, with all attempts, behind what its subject is waiting for now.
     *
     * @throws com.plumbline.kernel.NotFound {@code dead-letter.unknown}
     */
    void replay(TenantId tenant, long id);

    /** Replays all; returns how many. */
    int replayAll(TenantId tenant);

    /** @throws com.plumbline.kernel.NotFound {@code dead-letter.unknown} */
    void discard(TenantId tenant, long id);
}
