package com.plumbline.identity;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import java.time.Instant;

/**
 * The company's audit trail: who did what to which thing, when, and what stood there before and after. A service.
 *
 * <p>Entries are added, never changed. They live in the company's own database, so an entry commits with the change it tells of.
 */
public interface Audit {

    /**
     * Adds an entry to the trail of {@code who.tenant()}; what concerns no company goes to the log instead.
     *
     * @param connection the transaction of the change, {@code Store.connection(em)}; {@code null} writes in a transaction of its own
     */
    void record(Caller who, Connection connection, AuditEntry entry);

    /** Entries that match, newest first. */
    Page<Recorded> find(TenantId tenant, Question question, Page.Request page);

    /**
     * What to look for; every part may be {@code null}.
     *
     * @param text   in the label, the detail, the actor's name
     * @param action exactly, or up to a dot and a star: {@code briefing.*}
     * @param from   inclusive
     * @param to     exclusive
     */
    record Question(String text, String action, Instant from, Instant to) {}

    /** An entry as it stands in the trail. */
    record Recorded(String id, Instant at, Caller.Kind actorKind, String actorId, String actorName, AuditEntry entry) {}
}
