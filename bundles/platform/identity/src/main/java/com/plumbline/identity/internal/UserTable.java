package com.plumbline.identity.internal;

import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The statements about {@code identity_user} that more than one service needs. */
final class UserTable {

    static final String PREFIX = "usr";
    static final String COLUMNS = "u.id AS user_id, u.tenant, u.name, u.email, u.role, u.password, u.active, u.created_at AS user_created_at, u.last_sign_in";

    private UserTable() {}

    /** A user with the hash of his password. */
    record Stored(long key, User user, String passwordHash) {
        @Override
        public String toString() {
            return user.id();
        }
    }

    static Optional<Stored> byEmail(Connection connection, String email) {
        return Sql.first(connection, "SELECT " + COLUMNS + " FROM identity_user u WHERE u.email = ?", UserTable::read, normal(email));
    }

    static Optional<Stored> byId(Connection connection, TenantId tenant, String id) {
        return Ids.parse(PREFIX, id).flatMap(key -> Sql.first(connection,
                "SELECT " + COLUMNS + " FROM identity_user u WHERE u.id = ? AND u.tenant = ?", UserTable::read, key, tenant.value()));
    }

    static Optional<Stored> byKey(Connection connection, long key) {
        return Sql.first(connection, "SELECT " + COLUMNS + " FROM identity_user u WHERE u.id = ?", UserTable::read, key);
    }

    /** The key of a user's id, which is known to be one. */
    static long key(String id) {
        return Ids.parse(PREFIX, id).orElseThrow(() -> new IllegalArgumentException("Not a user: " + id));
    }

    static Stored read(Sql.Row row) throws SQLException {
        long key = row.number("user_id");
        User user = new User(Ids.text(PREFIX, key), TenantId.of(row.text("tenant")), row.text("name"), row.text("email"),
                Role.of(row.text("role")), row.flag("active"), row.instant("user_created_at"), row.instant("last_sign_in"));
        return new Stored(key, user, row.text("password"));
    }

    static String normal(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }
}
