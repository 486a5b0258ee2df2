package com.plumbline.identity.internal;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down guessing. An attempt counts as failed before it is checked and is taken back when it was right, so that many at once
 * gain nothing; and it is in the table, so that a restart forgives nothing.
 */
final class Throttle {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGIVEN = Duration.ofHours(1);

    private final Store store;
    private final Clock clock;

    private record Line(int failures, Instant lastAt, Instant blockedUntil) {}

    Throttle(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @return how many there were within the hour, this one included
     * @throws Sessions.Refused {@code session.throttled} while one has to wait
     */
    int attempt(String subject, int free) {
        return store.sql(TenantId.PLATFORM, connection -> {
            Instant now = clock.instant();
            Optional<Line> line = line(connection, subject);
            line.map(Line::blockedUntil).filter(now::isBefore).ifPresent(until -> {
                long seconds = Math.max(1, Duration.between(now, until).toSeconds() + 1);
                throw new Sessions.Refused("session.throttled", "Too many failed attempts. Try again in " + words(seconds) + ".", seconds);
            });
            int failures = 1 + line.filter(old -> now.isBefore(old.lastAt().plus(FORGIVEN))).map(Line::failures).orElse(0);
            Instant until = failures >= free ? now.plus(wait(failures - free)) : null;
            int rows = Sql.update(connection, "UPDATE identity_throttle SET failures = ?, last_at = ?, blocked_until = ? WHERE subject = ?",
                    failures, now, until, subject);
            if (rows == 0) {
                Sql.update(connection, "INSERT INTO identity_throttle (subject, failures, last_at, blocked_until) VALUES (?, ?, ?, ?)",
                        subject, failures, now, until);
            }
            return failures;
        });
    }

    /** The attempt was right after all. */
    void forgive(String subject, boolean entirely) {
        store.sql(TenantId.PLATFORM, connection -> entirely
                ? Sql.update(connection, "DELETE FROM identity_throttle WHERE subject = ?", subject)
                : Sql.update(connection, "UPDATE identity_throttle SET failures = failures - 1, blocked_until = NULL WHERE subject = ? AND failures > 0",
                        subject));
    }

    void forgetOld() {
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_throttle WHERE last_at < ?",
                clock.instant().minus(FORGIVEN)));
    }

    static Duration wait(int beyond) {
        return beyond >= 5 ? LONGEST : FIRST.multipliedBy(1L << beyond);
    }

    private static Optional<Line> line(Connection connection, String subject) {
        return Sql.first(connection, "SELECT failures, last_at, blocked_until FROM identity_throttle WHERE subject = ?",
                row -> new Line((int) row.number("failures"), row.instant("last_at"), row.instant("blocked_until")), subject);
    }

    private static String words(long seconds) {
        return seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
