package com.plumbline.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.plumbline.events.DeadLetter;
import com.plumbline.events.DeadLetters;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.Utc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Dead letters are rows of {@code event_delivery} that are marked so. A replay is a new event for that one handler. */
@Component(service = DeadLetters.class)
public class StoredDeadLetters implements DeadLetters {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = "id, event_id, handler, type, subject, data, published_at, failed_at, attempts, error";

    private final Store store;
    private final JdbcOutbox outbox;
    private final DeadLetterNews news;

    @Activate
    public StoredDeadLetters(@Reference(target = "(osgi.unit.name=events)") Store store, @Reference Outbox outbox, @Reference DeadLetterNews news) {
        this.store = store;
        this.news = news;
        // Ours: it also writes events that are for one handler only.
        this.outbox = (JdbcOutbox) outbox;
    }

    @Override
    public Page<DeadLetter> list(TenantId tenant, String text, Page.Request page) {
        String pattern = text == null || text.isBlank() ? null : "%" + text.strip().toLowerCase(Locale.ROOT) + "%";
        String where = " FROM event_delivery WHERE dead = 1" + (pattern == null ? "" : " AND (LOWER(type) LIKE ? OR LOWER(subject) LIKE ? "
                + "OR LOWER(handler) LIKE ? OR LOWER(error) LIKE ?)");
        return store.sql(tenant, connection -> {
            List<DeadLetter> letters = query(connection, "SELECT " + COLUMNS + where + " ORDER BY failed_at DESC, id DESC OFFSET " + page.offset()
                    + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", pattern);
            try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*)" + where)) {
                bind(count, pattern);
                try (ResultSet rows = count.executeQuery()) {
                    rows.next();
                    return Page.of(letters, page, rows.getLong(1));
                }
            }
        });
    }

    @Override
    public void replay(TenantId tenant, long id) {
        store.sql(tenant, connection -> {
            List<DeadLetter> found = query(connection, "SELECT " + COLUMNS + " FROM event_delivery WHERE dead = 1 AND id = " + id, null);
            if (found.isEmpty()) {
                throw unknown(id);
            }
            republish(tenant, connection, found.get(0));
            return null;
        });
        news.tell(tenant);
    }

    @Override
    public int replayAll(TenantId tenant) {
        int replayed = store.sql(tenant, connection -> {
            List<DeadLetter> all = query(connection, "SELECT " + COLUMNS + " FROM event_delivery WHERE dead = 1 ORDER BY id", null);
            for (DeadLetter letter : all) {
                republish(tenant, connection, letter);
            }
            return all.size();
        });
        news.tell(tenant);
        return replayed;
    }

    @Override
    public void discard(TenantId tenant, long id) {
        if (store.<Integer>sql(tenant, connection -> delete(connection, id)) == 0) {
            throw unknown(id);
        }
        news.tell(tenant);
    }

    private void republish(TenantId tenant, Connection connection, DeadLetter letter) throws SQLException {
        // Whoever replays the same one at the same time finds it gone.
        if (delete(connection, letter.id()) == 1) {
            String data = letter.data().isNull() ? null : letter.data().toString();
            outbox.republish(tenant, connection, letter.eventId(), letter.handler(), letter.type(), letter.subject(), data, letter.at());
        }
    }

    private static int delete(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM event_delivery WHERE dead = 1 AND id = ?")) {
            delete.setLong(1, id);
            return delete.executeUpdate();
        }
    }

    private static List<DeadLetter> query(Connection connection, String sql, String pattern) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, pattern);
            try (ResultSet rows = query.executeQuery()) {
                List<DeadLetter> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new DeadLetter(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4), rows.getString(5),
                            json(rows.getString(6)), Utc.get(rows, 7), Utc.get(rows, 8), rows.getInt(9), rows.getString(10)));
                }
                return found;
            }
        }
    }

    private static void bind(PreparedStatement statement, String pattern) throws SQLException {
        for (int i = 1; pattern != null && i <= 4; i++) {
            statement.setString(i, pattern);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? NullNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The outbox holds text that is no JSON", e);
        }
    }

    private static NotFound unknown(long id) {
        return new NotFound("dead-letter", id);
    }
}
