package com.plumbline.identity.internal;

import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tokens of 256 bits with one purpose, one use and a last moment; the table has their hashes. */
final class Tickets {

    /** What a ticket is good for. */
    enum Purpose { RESET, SECOND_STEP, PASSKEY_ADD, PASSKEY_SIGN_IN, SIGN_ON }

    /** @param user the user's key, {@code null} when nobody is known yet */
    record Ticket(Long user, String detail) {
        @Override
        public String toString() {
            return "Ticket[" + user + "]";
        }
    }

    private final Clock clock;

    Tickets(Clock clock) {
        this.clock = clock;
    }

    String issue(Connection connection, Purpose purpose, Long user, String detail, Duration good) {
        String token = Tokens.make();
        put(connection, token, purpose, user, detail, good);
        return token;
    }

    /** For a token that is made elsewhere, as a passkey's challenge is. */
    void put(Connection connection, String token, Purpose purpose, Long user, String detail, Duration good) {
        Sql.update(connection, "DELETE FROM identity_ticket WHERE expires_at < ?", clock.instant());
        Sql.update(connection, "INSERT INTO identity_ticket (token_hash, purpose, user_id, detail, expires_at) VALUES (?, ?, ?, ?, ?)",
                Tokens.hash(token), purpose.name(), user, detail, clock.instant().plus(good));
    }

    /** Without using it up. */
    Optional<Ticket> look(Connection connection, Purpose purpose, String token) {
        return token == null ? Optional.empty() : Sql.first(connection,
                "SELECT user_id, detail FROM identity_ticket WHERE token_hash = ? AND purpose = ? AND expires_at > ?",
                row -> new Ticket(row.numberOrNull("user_id"), row.text("detail")), Tokens.hash(token), purpose.name(), clock.instant());
    }

    /** Uses it up: of several at once, one gets it. */
    Optional<Ticket> take(Connection connection, Purpose purpose, String token) {
        return look(connection, purpose, token).filter(found ->
                Sql.update(connection, "DELETE FROM identity_ticket WHERE token_hash = ?", Tokens.hash(token)) == 1);
    }

    void detail(Connection connection, String token, String detail) {
        Sql.update(connection, "UPDATE identity_ticket SET detail = ? WHERE token_hash = ?", detail, Tokens.hash(token));
    }

    void cancel(Connection connection, Purpose purpose, long user) {
        Sql.update(connection, "DELETE FROM identity_ticket WHERE user_id = ? AND purpose = ?", user, purpose.name());
    }
}
