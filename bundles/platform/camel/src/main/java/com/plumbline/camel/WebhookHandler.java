package com.plumbline.camel;

import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes what a vendor sends to {@code /hooks/<plugin>/<company>/<kind>}; a white-board service. Called only for companies that
 * enabled the plug-in, in the order {@link #genuine}, {@link #eventId}, {@link #receive}.
 */
@ConsumerType
public interface WebhookHandler {

    /** Plug-in id. */
    String plugin();

    /** Last part of the address: {@code status}. */
    String kind();

    /**
     * Whether the vendor sent it. Looks at the raw request only, compares signatures in constant time, and has no effect: anybody
     * can send anything here.
     */
    boolean genuine(TenantId tenant, WebhookRequest request);

    /**
     * The vendor's name for what happened, at most 200 characters; the same for a repetition, so that it is received once.
     *
     * @throws IllegalArgumentException when a genuine request lacks it; answered with 400
     */
    String eventId(WebhookRequest request);

    /**
     * Does what is to be done. Should take less than a second; what takes longer is an event. The vendor repeats it when this
     * throws, and the message log keeps it.
     *
     * @param connection of the transaction that also remembers the event id: publish events through it. On Derby do not touch
     *                   tables of the unit {@code camel} in another transaction meanwhile
     */
    WebhookAnswer receive(TenantId tenant, Connection connection, WebhookRequest request);
}
