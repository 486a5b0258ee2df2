package com.plumbline.messaging;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Queues messages to people; a service. */
@ProviderType
public interface Messages {

    /**
     * Writes the message and the work of sending it in the caller's transaction; sending begins after its commit. Every call
     * is another message.
     *
     * @param connection of the caller's transaction, in this company's database
     * @throws RuleViolation {@code recipient.opted-out}, {@code messaging.no-carrier}, {@code message.empty},
     *                       {@code message.too-long}
     */
    MessageId queue(TenantId tenant, Connection connection, NewMessage message);

    /**
     * What every SMS of the company begins with, {@code "Red Drain: "}; nothing when the company named nothing. Put before a text that
     * does not begin so when it is queued; whoever measures his text counts it in.
     */
    default String beginning(TenantId tenant) {
        return "";
    }

    Optional<Message> find(TenantId tenant, MessageId id);

    /**
     * Takes back a message that has not been handed to a carrier.
     *
     * @return false when it is too late
     * @throws NotFound {@code message.unknown}
     */
    boolean cancel(TenantId tenant, Connection connection, MessageId id);

    /** Whether the number has told this company to stop. */
    boolean optedOut(TenantId tenant, PhoneNumber number);
}
