package com.plumbline.messaging.internal.store;

import com.plumbline.messaging.MessageId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;

/** Takes a message's row for the rest of the transaction, so that sender and receipts of one message come one after the other. */
public final class MessageRow {

    private MessageRow() {}

    /**
     * Call it before anything of the message is loaded: what was read before the wait would be stale.
     *
     * @return {@code null} when there is no such message
     */
    public static MessageEntity lock(EntityManager em, MessageId id) {
        Sql.update(Store.connection(em), "UPDATE message SET version = version WHERE id = ?", id.value());
        return em.find(MessageEntity.class, id.value());
    }
}
