package com.plumbline.events.internal.delivery;

import com.plumbline.persistence.SqlWork;
import com.plumbline.persistence.Utc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Removes what nobody will ask for again; says how much. */
final class Tidying implements SqlWork<String> {

    /** Longer than anything is tried again, or a person leaves a dead letter lying. */
    private static final Duration KEEP_GUARDS = Duration.ofDays(90);

    private final Set<String> forgotten;
    private final Instant now;

    Tidying(Set<String> forgotten, Instant now) {
        this.forgotten = forgotten;
        this.now = now;
    }

    @Override
    public String run(Connection connection) throws SQLException {
        int waiting = 0;
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM event_delivery WHERE handler = ? AND dead = 0")) {
            for (String handler : forgotten) {
                delete.setString(1, handler);
                waiting += delete.executeUpdate();
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM event_handled WHERE handled_at < ?")) {
            Utc.set(delete, 1, now.minus(KEEP_GUARDS));
            return waiting + " events for removed handlers, " + delete.executeUpdate() + " old guards";
        }
    }
}
