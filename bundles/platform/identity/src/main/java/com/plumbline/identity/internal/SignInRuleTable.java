package com.plumbline.identity.internal;

import com.plumbline.identity.Role;
import com.plumbline.identity.SignInRules;
import com.plumbline.identity.SignInRules.Rules;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code identity_sign_in_rule}; a tenant without a row has the usual rules. */
final class SignInRuleTable {

    private static final Set<Role> ASKED = Set.of(Role.OWNER, Role.ADMIN, Role.PLATFORM_ADMIN);
    private static final Stored USUAL = new Stored(SignInRules.USUAL, null);

    private SignInRuleTable() {}

    /** @param factorSince from when on a second factor is asked for; {@code null} when it is not */
    record Stored(Rules rules, Instant factorSince) {

        boolean lives(Instant createdAt, Instant usedAt, Instant now) {
            return now.isBefore(usedAt.plus(rules.idle())) && now.isBefore(createdAt.plus(rules.longest()));
        }

        /** @param how the person signed in: an identity provider asks for what it deems right */
        boolean asksFactorOf(Role role, String how, Instant createdAt) {
            return factorSince != null && ASKED.contains(role) && !"sign-on".equals(how) && !createdAt.isBefore(factorSince);
        }
    }

    static Stored of(Connection connection, TenantId tenant) {
        return find(connection, tenant).orElse(USUAL);
    }

    static void save(Connection connection, TenantId tenant, Stored stored) {
        remove(connection, tenant);
        Sql.update(connection, "INSERT INTO identity_sign_in_rule (tenant, factor_since, idle_seconds, longest_seconds) VALUES (?, ?, ?, ?)",
                tenant.value(), stored.factorSince(), stored.rules().idle().toSeconds(), stored.rules().longest().toSeconds());
    }

    static int remove(Connection connection, TenantId tenant) {
        return Sql.update(connection, "DELETE FROM identity_sign_in_rule WHERE tenant = ?", tenant.value());
    }

    private static Optional<Stored> find(Connection connection, TenantId tenant) {
        return Sql.first(connection, "SELECT factor_since, idle_seconds, longest_seconds FROM identity_sign_in_rule WHERE tenant = ?", SignInRuleTable::read, tenant.value());
    }

    private static Stored read(Sql.Row row) throws SQLException {
        Instant since = row.instant("factor_since");
        return new Stored(new Rules(since != null, Duration.ofSeconds(row.number("idle_seconds")), Duration.ofSeconds(row.number("longest_seconds"))), since);
    }
}
