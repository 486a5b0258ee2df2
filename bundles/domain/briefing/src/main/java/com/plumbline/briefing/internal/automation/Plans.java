package com.plumbline.briefing.internal.automation;

import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.Plan.State;
import com.plumbline.kernel.Page;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of plans. */
final class Plans {

    private static final int LONGEST_REASON = 400;
    private static final String OPEN_FIRST = " ORDER BY is_open DESC, CASE WHEN is_open = TRUE THEN due_at ELSE NULL END, updated_at DESC, id DESC";

    private Plans() {}

    /** Takes a job's plans for the rest of the transaction. */
    static List<Plan> take(Connection connection, long job) {
        Sql.update(connection, "UPDATE briefing_plan SET version = version + 1 WHERE job_id = ?", job);
        return Sql.list(connection, "SELECT * FROM briefing_plan WHERE job_id = ? ORDER BY id", Plans::read, job);
    }

    /** Takes one plan for the rest of the transaction. */
    static Optional<Plan> takeOne(Connection connection, long id) {
        Sql.update(connection, "UPDATE briefing_plan SET version = version + 1 WHERE id = ?", id);
        return Sql.first(connection, "SELECT * FROM briefing_plan WHERE id = ?", Plans::read, id);
    }

    static Optional<Plan> one(Connection connection, long id) {
        return Sql.first(connection, "SELECT * FROM briefing_plan WHERE id = ?", Plans::read, id);
    }

    static List<Plan> ofJob(Connection connection, long job) {
        return Sql.list(connection, "SELECT * FROM briefing_plan WHERE job_id = ? ORDER BY id", Plans::read, job);
    }

    /** Jobs with an open plan. */
    static List<Long> openJobs(Connection connection) {
        return Sql.list(connection, "SELECT DISTINCT job_id FROM briefing_plan WHERE is_open = TRUE", row -> row.number("job_id"));
    }

    static List<Long> openJobsOf(Connection connection, long technician) {
        return Sql.list(connection, "SELECT job_id FROM briefing_plan WHERE is_open = TRUE AND technician_id = ?", row -> row.number("job_id"), technician);
    }

    static List<Long> blockedJobs(Connection connection) {
        return Sql.list(connection, "SELECT DISTINCT job_id FROM briefing_plan WHERE is_open = TRUE AND state = ?", row -> row.number("job_id"), State.BLOCKED.name());
    }

    /** How many were handed to messaging since then. */
    static long handedSince(Connection connection, Instant since) {
        return Sql.number(connection, "SELECT COUNT(*) AS n FROM briefing_plan WHERE handed_at >= ?", since);
    }

    /** Another sending of the briefing to the technician that has not failed: a person's own. */
    static Optional<Long> sendingBeside(Connection connection, Plan plan) {
        return Sql.list(connection, "SELECT id FROM briefing_delivery WHERE job_id = ? AND technician_id = ? AND state <> 'FAILED' ORDER BY created_at DESC",
                row -> row.number("id"), plan.job(), plan.technician()).stream()
                .filter(id -> plan.delivery() == null || plan.delivery().longValue() != id).findFirst();
    }

    /** @param states none: all */
    static Page<Plan> page(Connection connection, List<String> states, Page.Request page) {
        String where = states.isEmpty() ? "" : " WHERE state IN (" + Sql.marks(states.size()) + ")";
        Object[] values = states.toArray();
        long total = Sql.number(connection, "SELECT COUNT(*) AS n FROM briefing_plan" + where, values);
        return Page.of(Sql.list(connection, "SELECT * FROM briefing_plan" + where + OPEN_FIRST + " OFFSET " + page.offset() + " ROWS FETCH NEXT "
                + page.pageSize() + " ROWS ONLY", Plans::read, values), page, total);
    }

    static void insert(Connection connection, Plan plan) {
        Sql.update(connection, "INSERT INTO briefing_plan (id, job_id, technician_id, moment, state, is_open, due_at, reason, assigned_at, approved_by,"
                + " wanted_by, delivery_id, handed_at, created_at, updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                plan.id(), plan.job(), plan.technician(), plan.moment().name(), plan.state().name(), plan.state().isOpen(), plan.dueAt(), fit(plan.reason()),
                plan.assignedAt(), plan.approvedBy(), plan.wantedBy(), plan.delivery(), plan.handedAt(), plan.createdAt(), plan.updatedAt());
    }

    static void update(Connection connection, Plan plan, Instant now) {
        Sql.update(connection, "UPDATE briefing_plan SET technician_id = ?, moment = ?, state = ?, is_open = ?, due_at = ?, reason = ?, assigned_at = ?,"
                + " approved_by = ?, wanted_by = ?, delivery_id = ?, handed_at = ?, updated_at = ?, version = version + 1 WHERE id = ?",
                plan.technician(), plan.moment().name(), plan.state().name(), plan.state().isOpen(), plan.dueAt(), fit(plan.reason()), plan.assignedAt(),
                plan.approvedBy(), plan.wantedBy(), plan.delivery(), plan.handedAt(), now, plan.id());
    }

    static void delete(Connection connection, Plan plan) {
        Sql.update(connection, "DELETE FROM briefing_plan WHERE id = ?", plan.id());
    }

    private static String fit(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + '…';
    }

    private static Plan read(Sql.Row row) throws SQLException {
        return new Plan(row.number("id"), row.number("job_id"), row.number("technician_id"), Moment.valueOf(row.text("moment")),
                State.valueOf(row.text("state")), row.instant("due_at"), row.text("reason"), row.instant("assigned_at"), row.text("approved_by"),
                row.text("wanted_by"), row.numberOrNull("delivery_id"), row.instant("handed_at"), row.instant("created_at"), row.instant("updated_at"));
    }
}
