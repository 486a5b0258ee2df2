package com.plumbline.tenancy.internal;

import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements about {@code tenancy_company} and {@code tenancy_history}. */
final class ProfileTable {

    static final String USUAL_PLAN = "standard";
    private static final String SELECT = "SELECT * FROM tenancy_company";

    private ProfileTable() {}

    /** @param reason may be {@code null} */
    record Entry(Instant at, String action, String by, String reason) {}

    static Optional<Profile> find(Connection connection, TenantId tenant) {
        return Sql.first(connection, SELECT + " WHERE tenant = ?", ProfileTable::read, tenant.value());
    }

    static List<Profile> all(Connection connection) {
        return Sql.list(connection, SELECT + " ORDER BY tenant", ProfileTable::read);
    }

    /** A row for a company that has none: one that the operator made. */
    static void ensure(Connection connection, TenantId tenant, Instant now) {
        if (find(connection, tenant).isEmpty()) {
            Sql.update(connection, "INSERT INTO tenancy_company (tenant, plan, created_at) VALUES (?, ?, ?)", tenant.value(), USUAL_PLAN, now);
        }
    }

    static void describe(Connection connection, TenantId tenant, String trade, String phone) {
        Sql.update(connection, "UPDATE tenancy_company SET trade = ?, phone = ? WHERE tenant = ?", trade, phone, tenant.value());
    }

    static void plan(Connection connection, TenantId tenant, String plan) {
        Sql.update(connection, "UPDATE tenancy_company SET plan = ? WHERE tenant = ?", plan, tenant.value());
    }

    /** @return whether no other step was under way */
    static boolean begin(Connection connection, TenantId tenant, Step step, String reason, String by) {
        return Sql.update(connection, "UPDATE tenancy_company SET step = ?, step_reason = ?, step_by = ? WHERE tenant = ? AND step IS NULL",
                step.name(), reason, by, tenant.value()) == 1;
    }

    static void end(Connection connection, TenantId tenant, String reason, Instant endsAt, Company.State closedFrom) {
        Sql.update(connection, "UPDATE tenancy_company SET step = NULL, step_reason = NULL, step_by = NULL, reason = ?, ends_at = ?, closed_from = ?"
                + " WHERE tenant = ?", reason, endsAt, closedFrom == null ? null : closedFrom.name(), tenant.value());
    }

    static void synced(Connection connection, TenantId tenant, Instant at, String state) {
        Sql.update(connection, "UPDATE tenancy_company SET last_sync_at = ?, last_sync_state = ? WHERE tenant = ?", at, state, tenant.value());
    }

    static void deadLetters(Connection connection, TenantId tenant, long howMany) {
        Sql.update(connection, "UPDATE tenancy_company SET dead_letters = ? WHERE tenant = ? AND dead_letters <> ?", howMany, tenant.value(), howMany);
    }

    static void forget(Connection connection, TenantId tenant) {
        Sql.update(connection, "DELETE FROM tenancy_company WHERE tenant = ?", tenant.value());
        Sql.update(connection, "DELETE FROM tenancy_branding WHERE tenant = ?", tenant.value());
        Sql.update(connection, "DELETE FROM tenancy_export WHERE tenant = ?", tenant.value());
        Sql.update(connection, "DELETE FROM tenancy_sign_up WHERE tenant = ?", tenant.value());
    }

    static void note(Connection connection, TenantId tenant, Instant at, String action, String by, String reason) {
        Sql.update(connection, "INSERT INTO tenancy_history (id, tenant, happened_at, action, actor, reason) VALUES (?, ?, ?, ?, ?, ?)",
                Ids.next(), tenant.value(), at, action, by, reason);
    }

    static List<Entry> history(Connection connection, TenantId tenant) {
        return Sql.list(connection, "SELECT * FROM tenancy_history WHERE tenant = ? ORDER BY id DESC", row -> new Entry(row.instant("happened_at"),
                row.text("action"), row.text("actor"), row.text("reason")), tenant.value());
    }

    /** Of a company that the operator made, before anything was noted about it. */
    static Profile unknown(TenantId tenant) {
        return new Profile(tenant, null, null, USUAL_PLAN, Instant.EPOCH, null, null, null, null, null, 0, null, null, null);
    }

    private static Profile read(Sql.Row row) throws SQLException {
        String from = row.text("closed_from");
        String step = row.text("step");
        return new Profile(TenantId.of(row.text("tenant")), row.text("trade"), row.text("phone"), row.text("plan"), row.instant("created_at"),
                row.text("reason"), row.instant("ends_at"), from == null ? null : Company.State.valueOf(from), row.instant("last_sync_at"),
                row.text("last_sync_state"), row.number("dead_letters"), step == null ? null : Step.valueOf(step), row.text("step_reason"), row.text("step_by"));
    }
}
