package com.plumbline.events.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.Utc;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox tables in the company's database, written on the caller's connection. */
@Component(service = Outbox.class)
public class JdbcOutbox implements Outbox {

    private static final String NOW = "INSERT INTO event_outbox (id, event_id, type, subject, data, published_at, only_handler)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String LATER = "INSERT INTO event_later (id, type, subject, data, due_at, later_key) VALUES (?, ?, ?, ?, ?, ?)";

    private final Clock clock;
    private final Outgoing outgoing;
    private final Map<Connection, Batch> batches = new ConcurrentHashMap<>();

    /** What one transaction has published so far. */
    private static final class Batch {
        private final List<Outgoing.Open> begun = new ArrayList<>();
        private final List<Published> events = new ArrayList<>();
        private Instant laterDue;
    }

    @Activate
    public JdbcOutbox(@Reference Clock clock, @Reference Outgoing outgoing) {
        this.clock = clock;
        this.outgoing = outgoing;
    }

    /** For tests of other bundles: publishes, and nobody delivers. */
    public JdbcOutbox(Clock clock) {
        this(clock, new Outgoing());
    }

    @Override
    public long publish(TenantId tenant, Connection connection, NewEvent event) {
        return write(tenant, connection, List.of(event)).get(0);
    }

    @Override
    public void publishAll(TenantId tenant, Connection connection, List<NewEvent> events) {
        if (!events.isEmpty()) {
            write(tenant, connection, events);
        }
    }

    /** A dead letter goes out again, to its handler only. */
    public void republish(TenantId tenant, Connection connection, long eventId, String handler, String type, String subject, String data,
            Instant at) throws SQLException {
        Batch batch = batch(tenant, connection);
        Published event = new Published(begin(tenant, batch, subject), eventId, type, subject, data, at, handler);
        batch.events.add(event);
        try (PreparedStatement insert = connection.prepareStatement(NOW)) {
            bind(insert, event);
            insert.executeUpdate();
        }
    }

    private List<Long> write(TenantId tenant, Connection connection, List<NewEvent> events) {
        if (tenant.isPlatform()) {
            throw new IllegalArgumentException("Events belong to a company; the platform has no outbox");
        }
        Instant now = clock.instant();
        Batch batch = batch(tenant, connection);
        List<Long> ids = new ArrayList<>();
        List<Published> immediate = new ArrayList<>();
        try {
            for (NewEvent event : events) {
                if (event.key() != null) {
                    cancel(tenant, connection, event.key());
                }
                if (event.dueAt() != null && event.dueAt().isAfter(now)) {
                    ids.add(later(connection, begin(tenant, batch, event.subject()), event));
                    batch.laterDue = batch.laterDue == null || event.dueAt().isBefore(batch.laterDue) ? event.dueAt() : batch.laterDue;
                } else {
                    long id = begin(tenant, batch, event.subject());
                    Published published = new Published(id, id, event.type(), event.subject(), text(event.data()), now, null);
                    batch.events.add(published);
                    immediate.add(published);
                    ids.add(id);
                }
            }
            insert(connection, immediate);
            return ids;
        } catch (SQLException e) {
            throw new PersistenceException("The event " + events.get(0).type() + " could not be written: " + e.getMessage(), e);
        }
    }

    private static void insert(Connection connection, List<Published> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(NOW)) {
            for (Published event : events) {
                bind(insert, event);
                if (events.size() == 1) {
                    insert.executeUpdate();
                    return;
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Published event) throws SQLException {
        insert.setLong(1, event.id());
        insert.setLong(2, event.eventId());
        insert.setString(3, event.type());
        insert.setString(4, event.subject());
        insert.setString(5, event.data());
        Utc.set(insert, 6, event.at());
        insert.setString(7, event.only());
    }

    private static long later(Connection connection, long id, NewEvent event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(LATER)) {
            insert.setLong(1, id);
            insert.setString(2, event.type());
            insert.setString(3, event.subject());
            insert.setString(4, text(event.data()));
            Utc.set(insert, 5, event.dueAt());
            insert.setString(6, event.key());
            insert.executeUpdate();
            return id;
        }
    }

    private long begin(TenantId tenant, Batch batch, String subject) {
        long id = outgoing.begin(tenant, subject);
        batch.begun.add(new Outgoing.Open(subject, id));
        return id;
    }

    private Batch batch(TenantId tenant, Connection connection) {
        return batches.computeIfAbsent(connection, c -> {
            Batch batch = new Batch();
            Store.afterEnd(c, committed -> {
                batches.remove(c);
                outgoing.end(tenant, batch.begun, batch.events, batch.laterDue, committed);
            });
            return batch;
        });
    }

    @Override
    public int cancel(TenantId tenant, Connection connection, String key) {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM event_later WHERE later_key = ?")) {
            delete.setString(1, key);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("Later work could not be taken back: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean firstTime(Connection connection, String handler, long eventId) {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM event_handled WHERE event_id = ? AND handler = ?")) {
            query.setLong(1, eventId);
            query.setString(2, handler);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    return false;
                }
            }
            // Two at once cannot both get past the primary key: the second fails, and comes again later.
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event_handled (event_id, handler, handled_at) VALUES (?, ?, ?)")) {
                insert.setLong(1, eventId);
                insert.setString(2, handler);
                Utc.set(insert, 3, clock.instant());
                insert.executeUpdate();
                return true;
            }
        } catch (SQLException e) {
            throw new PersistenceException("Whether " + handler + " has seen the event could not be told: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode data) {
        return data == null || data.isNull() || data.isMissingNode() ? null : data.toString();
    }
}
