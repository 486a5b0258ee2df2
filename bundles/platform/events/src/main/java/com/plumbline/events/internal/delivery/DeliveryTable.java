package com.plumbline.events.internal.delivery;

import com.plumbline.events.internal.Published;
import com.plumbline.kernel.Ids;
import com.plumbline.persistence.Utc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The statements of a pump, on the connection of its transaction. */
final class DeliveryTable {

    private static final String COLUMNS = "id, event_id, handler, type, subject, data, published_at, attempts";

    private final Connection connection;
    private final String withoutWaiting;

    /**
     * @param derby where a reader waits for rows that others have written and not committed; the outbox and later work are read
     *              without waiting instead, and whoever reads leaves out what {@code Outgoing} knows to be open
     */
    DeliveryTable(Connection connection, boolean derby) {
        this.connection = connection;
        this.withoutWaiting = derby ? " WITH UR" : "";
    }

    /** The oldest events in the outbox, at most {@code most}. */
    List<Published> outbox(int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, event_id, type, subject, data, published_at, only_handler FROM event_outbox ORDER BY id FETCH FIRST " + most + " ROWS ONLY" + withoutWaiting);
                ResultSet rows = query.executeQuery()) {
            List<Published> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Published(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4), rows.getString(5),
                        Utc.get(rows, 6), rows.getString(7)));
            }
            return found;
        }
    }

    /** Later work whose time has come, oldest due time first, at most {@code most}. */
    List<Published> due(Instant now, int most) throws SQLException {
        List<Published> due = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT id, type, subject, data, due_at FROM event_later WHERE due_at <= ? "
                + "ORDER BY due_at, id FETCH FIRST " + most + " ROWS ONLY" + withoutWaiting)) {
            Utc.set(query, 1, now);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(new Published(rows.getLong(1), rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4),
                            Utc.get(rows, 5), null));
                }
            }
        }
        return due;
    }

    /** Those that were not cancelled or replaced in this very moment; they leave their table. */
    List<Published> takeDue(List<Published> due) throws SQLException {
        return remove("DELETE FROM event_later WHERE id = ?", due);
    }

    /** Those that were still in the outbox, which they leave. */
    List<Published> takeFromOutbox(List<Published> events) throws SQLException {
        return remove("DELETE FROM event_outbox WHERE id = ?", events);
    }

    private List<Published> remove(String sql, List<Published> events) throws SQLException {
        if (events.isEmpty()) {
            return events;
        }
        List<Published> removed = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Published event : events) {
                delete.setLong(1, event.id());
                delete.addBatch();
            }
            int[] counts = delete.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0) {
                    removed.add(events.get(i));
                }
            }
        }
        return removed;
    }

    /** When the next later work is due, or {@code null}; a hint. */
    Instant nextDue() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT due_at FROM event_later ORDER BY due_at, id FETCH FIRST ROW ONLY" + withoutWaiting);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Utc.get(rows, 1) : null;
        }
    }

    /** A row per event and handler that wants it, in the order given. */
    List<Delivery> fanOut(List<Published> events, Function<Published, Collection<String>> handlers) throws SQLException {
        List<Delivery> made = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event_delivery (" + COLUMNS + ", dead) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)")) {
            for (Published event : events) {
                for (String handler : handlers.apply(event)) {
                    Delivery delivery = new Delivery(Ids.next(), event.eventId(), handler, event.type(), event.subject(), event.data(), event.at(), 0);
                    insert.setLong(1, delivery.id());
                    insert.setLong(2, delivery.eventId());
                    insert.setString(3, delivery.handler());
                    insert.setString(4, delivery.type());
                    insert.setString(5, delivery.subject());
                    insert.setString(6, delivery.data());
                    Utc.set(insert, 7, delivery.at());
                    insert.addBatch();
                    made.add(delivery);
                }
            }
            if (!made.isEmpty()) {
                insert.executeBatch();
            }
        }
        return made;
    }

    void write(List<Outcome> outcomes) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement("DELETE FROM event_delivery WHERE id = ?");
                PreparedStatement failed = connection.prepareStatement("UPDATE event_delivery SET attempts = ?, next_at = ?, error = ?, "
                        + "dead = ?, failed_at = ? WHERE id = ?")) {
            boolean anyDone = false;
            boolean anyFailed = false;
            for (Outcome outcome : outcomes) {
                if (outcome.isDone()) {
                    done.setLong(1, outcome.delivery().id());
                    done.addBatch();
                    anyDone = true;
                } else {
                    failed.setInt(1, outcome.delivery().attempts() + 1);
                    Utc.set(failed, 2, outcome.retryAt());
                    failed.setString(3, outcome.error());
                    failed.setInt(4, outcome.isDead() ? 1 : 0);
                    Utc.set(failed, 5, outcome.isDead() ? outcome.at() : null);
                    failed.setLong(6, outcome.delivery().id());
                    failed.addBatch();
                    anyFailed = true;
                }
            }
            if (anyDone) {
                done.executeBatch();
            }
            if (anyFailed) {
                failed.executeBatch();
            }
        }
    }

    /** Handlers for which something waits. */
    Set<String> handlersWithWork() throws SQLException {
        Set<String> handlers = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT handler FROM event_delivery WHERE dead = 0");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                handlers.add(rows.getString(1));
            }
        }
        return handlers;
    }

    /** Subject → when its first delivery may be tried again, for those that must wait. */
    Map<String, Instant> paused(String handler, Instant now) throws SQLException {
        Map<String, Instant> paused = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT subject, next_at FROM event_delivery WHERE handler = ? AND dead = 0 AND next_at > ?")) {
            query.setString(1, handler);
            Utc.set(query, 2, now);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    paused.put(rows.getString(1), Utc.get(rows, 2));
                }
            }
        }
        return paused;
    }

    /** What waits for the handler after {@code cursor}, oldest first. */
    List<Delivery> after(String handler, long cursor, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM event_delivery "
                + "WHERE handler = ? AND dead = 0 AND id > ? ORDER BY id FETCH FIRST " + most + " ROWS ONLY")) {
            query.setString(1, handler);
            query.setLong(2, cursor);
            return deliveries(query);
        }
    }

    /** What waits for the handler of one subject, oldest first. */
    List<Delivery> ofSubject(String handler, String subject, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM event_delivery "
                + "WHERE subject = ? AND handler = ? AND dead = 0 ORDER BY id FETCH FIRST " + most + " ROWS ONLY")) {
            query.setString(1, subject);
            query.setString(2, handler);
            return deliveries(query);
        }
    }

    private static List<Delivery> deliveries(PreparedStatement query) throws SQLException {
        List<Delivery> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new Delivery(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4), rows.getString(5),
                        rows.getString(6), Utc.get(rows, 7), rows.getInt(8)));
            }
        }
        return found;
    }
}
