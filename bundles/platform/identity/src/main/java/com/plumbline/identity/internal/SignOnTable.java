package com.plumbline.identity.internal;

import com.plumbline.identity.SignOn.Settings;
import com.plumbline.identity.User;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code identity_sign_on} and {@code identity_sign_on_link}. */
final class SignOnTable {

    private static final String COLUMNS = "SELECT tenant, issuer, client_id, secret, domains FROM identity_sign_on";

    private SignOnTable() {}

    /** @param sealed the client's secret, as the vault gave it */
    record Stored(TenantId tenant, String issuer, String clientId, String sealed, List<String> domains) {

        Settings settings() {
            return new Settings(issuer, clientId, domains);
        }

        @Override
        public String toString() {
            return "Stored[" + tenant + "]";
        }
    }

    static List<Stored> all(Connection connection) {
        return Sql.list(connection, COLUMNS + " ORDER BY tenant", SignOnTable::read);
    }

    static Optional<Stored> find(Connection connection, TenantId tenant) {
        return Sql.first(connection, COLUMNS + " WHERE tenant = ?", SignOnTable::read, tenant.value());
    }

    static void save(Connection connection, Stored stored, Instant now) {
        remove(connection, stored.tenant());
        Sql.update(connection, "INSERT INTO identity_sign_on (tenant, issuer, client_id, secret, domains, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
                stored.tenant().value(), stored.issuer(), stored.clientId(), stored.sealed(), String.join(" ", stored.domains()), now);
    }

    static int remove(Connection connection, TenantId tenant) {
        return Sql.update(connection, "DELETE FROM identity_sign_on WHERE tenant = ?", tenant.value());
    }

    static Optional<User> linked(Connection connection, Stored stored, String subject) {
        return Sql.first(connection, "SELECT " + UserTable.COLUMNS + " FROM identity_user u JOIN identity_sign_on_link l ON l.user_id = u.id"
                + " WHERE l.issuer = ? AND l.subject = ? AND u.tenant = ?", UserTable::read, stored.issuer(), subject, stored.tenant().value())
                .map(UserTable.Stored::user);
    }

    /** @return whether the person is now, or was already, linked to that name; {@code false} when to another one */
    static boolean link(Connection connection, long user, String issuer, String subject) {
        Optional<String> there = Sql.first(connection, "SELECT subject FROM identity_sign_on_link WHERE user_id = ? AND issuer = ?",
                row -> row.text("subject"), user, issuer);
        if (there.isPresent()) {
            return there.get().equals(subject);
        }
        Sql.update(connection, "DELETE FROM identity_sign_on_link WHERE user_id = ?", user);
        Sql.update(connection, "INSERT INTO identity_sign_on_link (user_id, issuer, subject) VALUES (?, ?, ?)", user, issuer, subject);
        return true;
    }

    private static Stored read(Sql.Row row) throws SQLException {
        return new Stored(TenantId.of(row.text("tenant")), row.text("issuer"), row.text("client_id"), row.text("secret"), List.of(row.text("domains").split(" ")));
    }
}
