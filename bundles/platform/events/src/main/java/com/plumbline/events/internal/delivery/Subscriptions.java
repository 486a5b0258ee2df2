package com.plumbline.events.internal.delivery;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.Utc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who wants which events, kept in the platform's database by the handler's name, so that events wait for a handler whose
 * bundle is away. One that has been away for {@link #FORGET_AFTER} is forgotten.
 */
final class Subscriptions {

    static final Duration FORGET_AFTER = Duration.ofDays(30);

    private record Known(Set<String> types, Instant lastSeen) {}

    private final Store store;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> byType = new ConcurrentHashMap<>();

    /** @param store of the unit {@code events-platform} */
    Subscriptions(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        known.putAll(store.<Map<String, Known>>sql(TenantId.PLATFORM, Subscriptions::load));
    }

    void arrived(String handler, Set<String> types) {
        Instant now = clock.instant();
        present.add(handler);
        Known before = known.get(handler);
        if (before == null || !before.types().equals(types) || before.lastSeen().isBefore(now.minus(Duration.ofDays(1)))) {
            known.put(handler, new Known(Set.copyOf(types), now));
            store.sql(TenantId.PLATFORM, connection -> save(connection, handler, types, before == null));
        }
        byType.clear();
    }

    void left(String handler) {
        present.remove(handler);
        known.computeIfPresent(handler, (name, was) -> new Known(was.types(), clock.instant()));
        touch(Set.of(handler));
    }

    /** Once a day: those that are here are seen. */
    void touchPresent() {
        touch(present);
        byType.clear();
    }

    /** Names of the handlers that want events of this type, here or not, in a fixed order. */
    List<String> wanting(String type) {
        return byType.computeIfAbsent(type, t -> known.entrySet().stream()
                .filter(entry -> !isForgotten(entry.getKey()) && entry.getValue().types().stream().anyMatch(pattern -> matches(pattern, t)))
                .map(Map.Entry::getKey).sorted().toList());
    }

    /** Known once, away for too long. */
    Set<String> forgotten() {
        return known.keySet().stream().filter(this::isForgotten).collect(Collectors.toSet());
    }

    private boolean isForgotten(String handler) {
        return !present.contains(handler) && known.get(handler).lastSeen().isBefore(clock.instant().minus(FORGET_AFTER));
    }

    static boolean matches(String pattern, String type) {
        return pattern.equals("*") || pattern.equals(type)
                || pattern.endsWith(".*") && type.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private static Map<String, Known> load(Connection connection) throws SQLException {
        Map<String, Known> loaded = new ConcurrentHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT name, types, last_seen FROM event_handler");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                loaded.put(rows.getString(1), new Known(Set.of(rows.getString(2).split(" ")), Utc.get(rows, 3)));
            }
        }
        return loaded;
    }

    private int save(Connection connection, String handler, Set<String> types, boolean isNew) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(isNew
                ? "INSERT INTO event_handler (types, last_seen, name, first_seen) VALUES (?, ?, ?, ?)"
                : "UPDATE event_handler SET types = ?, last_seen = ? WHERE name = ?")) {
            statement.setString(1, String.join(" ", new TreeSet<>(types)));
            Utc.set(statement, 2, clock.instant());
            statement.setString(3, handler);
            if (isNew) {
                Utc.set(statement, 4, clock.instant());
            }
            return statement.executeUpdate();
        }
    }

    private void touch(Set<String> handlers) {
        store.sql(TenantId.PLATFORM, connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE event_handler SET last_seen = ? WHERE name = ?")) {
                for (String handler : handlers) {
                    Utc.set(update, 1, clock.instant());
                    update.setString(2, handler);
                    update.executeUpdate();
                }
                return null;
            }
        });
    }
}
