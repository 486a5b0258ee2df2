package com.plumbline.events.internal.timers;

import com.plumbline.events.TimerState.Result;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.Utc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the last run of each job went: the table {@code timer_state}, all of it in memory, written through. */
final class TimerTable {

    private static final int DETAIL_LENGTH = 2000;

    /** One job of one company. */
    record Key(String job, TenantId tenant) {}

    /**
     * @param lastFire scheduled moment of the last run, or when the job was first seen
     * @param startedAt {@code null} before the first run
     */
    record Entry(Instant lastFire, Instant startedAt, Result result, String detail, Duration took) {

        static Entry firstSeen(Instant now) {
            return new Entry(now, null, null, null, null);
        }

        Entry running(Instant now) {
            return new Entry(now, now, Result.RUNNING, null, null);
        }

        Entry ended(Result newResult, String newDetail, Duration newTook) {
            String text = newDetail == null ? "" : newDetail;
            return new Entry(lastFire, startedAt, newResult, text.substring(0, Math.min(text.length(), DETAIL_LENGTH)), newTook);
        }
    }

    private final Store store;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    TimerTable(Store store) {
        this.store = store;
        entries.putAll(store.<Map<Key, Entry>>sql(TenantId.PLATFORM, TimerTable::load));
    }

    Entry find(Key key) {
        return entries.get(key);
    }

    void save(Key key, Entry entry) {
        boolean known = entries.put(key, entry) != null;
        store.sql(TenantId.PLATFORM, connection -> write(connection, known, key, entry));
    }

    /** Jobs that are here for the first time. */
    void saveNew(Collection<Key> keys, Instant now) {
        store.sql(TenantId.PLATFORM, connection -> {
            for (Key key : keys) {
                write(connection, false, key, Entry.firstSeen(now));
            }
            return null;
        });
        keys.forEach(key -> entries.put(key, Entry.firstSeen(now)));
    }

    void forget(TenantId tenant) {
        entries.keySet().removeIf(key -> key.tenant().equals(tenant));
        store.sql(TenantId.PLATFORM, connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM timer_state WHERE tenant = ?")) {
                delete.setString(1, tenant.value());
                return delete.executeUpdate();
            }
        });
    }

    private static int write(Connection connection, boolean known, Key key, Entry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(known
                ? "UPDATE timer_state SET last_fire = ?, started_at = ?, result = ?, detail = ?, millis = ? WHERE job = ? AND tenant = ?"
                : "INSERT INTO timer_state (last_fire, started_at, result, detail, millis, job, tenant) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            Utc.set(statement, 1, entry.lastFire());
            Utc.set(statement, 2, entry.startedAt());
            statement.setString(3, entry.result() == null ? null : entry.result().name());
            statement.setString(4, entry.detail());
            statement.setObject(5, entry.took() == null ? null : entry.took().toMillis(), Types.BIGINT);
            statement.setString(6, key.job());
            statement.setString(7, key.tenant().value());
            return statement.executeUpdate();
        }
    }

    private static Map<Key, Entry> load(Connection connection) throws SQLException {
        Map<Key, Entry> loaded = new ConcurrentHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT job, tenant, last_fire, started_at, result, detail, millis FROM timer_state");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String result = rows.getString(5);
                long millis = rows.getLong(7);
                Duration took = rows.wasNull() ? null : Duration.ofMillis(millis);
                loaded.put(new Key(rows.getString(1), TenantId.of(rows.getString(2))), new Entry(Utc.get(rows, 3), Utc.get(rows, 4),
                        result == null ? null : Result.valueOf(result), rows.getString(6), took));
            }
        }
        return loaded;
    }
}
