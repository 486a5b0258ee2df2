package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Publishes events inside the transaction that causes them. */
@ProviderType
public interface Outbox {

    /**
     * Writes the event into the caller's transaction; costs one insert. Delivery begins right after the commit, on other
     * threads, and happens at least once even if the power fails in between. Nothing happens if it is rolled back.
     *
     * @param connection as given by {@code Store.connection(em)} or {@code Store.sql}, of this company
     * @return the event's id
     */
    long publish(TenantId tenant, Connection connection, NewEvent event);

    /** {@link #publish} for many, in one batch: for a page of a mirror. Their order is kept. */
    void publishAll(TenantId tenant, Connection connection, List<NewEvent> events);

    /**
     * Takes back later work that is not due yet, in the caller's transaction.
     *
     * @return how many were taken back
     */
    int cancel(TenantId tenant, Connection connection, String key);

    /**
     * Guards an effect: true once per handler and event, false ever after. Call it first in the handler's own transaction
     * and do nothing when it says false.
     *
     * @param handler {@link EventHandler#name}
     */
    boolean firstTime(Connection connection, String handler, long eventId);
}
