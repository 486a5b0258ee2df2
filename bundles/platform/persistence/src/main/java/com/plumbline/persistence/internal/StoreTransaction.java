package com.plumbline.persistence.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.openjpa.persistence.OpenJPAPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a {@code Store} call knows about the connection it works on: who wants to be told when the transaction ends. Found by
 * the connection itself, so nothing wraps it and batches run at the driver's speed.
 */
public final class StoreTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(StoreTransaction.class);
    private static final Map<Connection, StoreTransaction> RUNNING = new ConcurrentHashMap<>();
    private static final Object CONNECTION = StoreTransaction.class.getName();

    private final Connection connection;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();

    private StoreTransaction(Connection connection) {
        this.connection = connection;
    }

    static StoreTransaction begin(Connection connection) {
        StoreTransaction transaction = new StoreTransaction(connection);
        RUNNING.put(connection, transaction);
        return transaction;
    }

    static void bind(EntityManager em, Connection connection) {
        OpenJPAPersistence.cast(em).putUserObject(CONNECTION, connection);
    }

    public static Connection connection(EntityManager em) {
        Connection connection = (Connection) OpenJPAPersistence.cast(em).getUserObject(CONNECTION);
        if (connection == null) {
            throw new IllegalStateException("This entity manager is not one that a Store handed out");
        }
        if (em.getTransaction().isActive()) {
            em.flush();
        }
        return connection;
    }

    public static StoreTransaction of(Connection connection) {
        StoreTransaction transaction = RUNNING.get(connection);
        if (transaction == null) {
            throw new IllegalStateException("This connection has no running transaction of a Store. "
                    + "Use the one that Store.connection(em) or Store.sql gives, inside that call.");
        }
        return transaction;
    }

    public void afterEnd(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    /** Forgets the connection, then tells the listeners: they may start a transaction of their own. */
    void end(boolean committed) {
        RUNNING.remove(connection);
        for (Consumer<Boolean> listener : listeners) {
            try {
                listener.accept(committed);
            } catch (RuntimeException e) {
                LOG.error("An action after the end of a transaction failed; the transaction itself was {}",
                        committed ? "committed" : "rolled back", e);
            }
        }
    }
}
