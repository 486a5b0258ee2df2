package com.plumbline.identity.internal;

import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

/** What a person signed in with before, by a random token that the device keeps for a year. */
final class KnownDevices {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LENGTH = Tokens.make().length();

    private final Clock clock;

    /** @param surprising not seen before, though the person has others */
    record Device(String token, boolean surprising) {}

    KnownDevices(Clock clock) {
        this.clock = clock;
    }

    Device met(Connection connection, long user, String token) {
        Sql.update(connection, "DELETE FROM identity_device WHERE user_id = ? AND used_at < ?", user, clock.instant().minus(KEPT));
        String kept = token == null || token.length() != LENGTH ? Tokens.make() : token;
        if (Sql.update(connection, "UPDATE identity_device SET used_at = ? WHERE user_id = ? AND device_hash = ?",
                clock.instant(), user, Tokens.hash(kept)) == 1) {
            return new Device(kept, false);
        }
        boolean others = Sql.number(connection, "SELECT COUNT(*) AS n FROM identity_device WHERE user_id = ?", user) > 0;
        Sql.update(connection, "INSERT INTO identity_device (user_id, device_hash, used_at) VALUES (?, ?, ?)", user, Tokens.hash(kept), clock.instant());
        return new Device(kept, others);
    }
}
