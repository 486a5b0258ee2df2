package com.plumbline.sync.internal.store;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.Sql;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.spi.SyncScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs, their entities and problems. */
public final class RunTable {

    private static final String RUNNING = "running";
    private static final int MOST_PROBLEMS = 500;

    private RunTable() {}

    public static void insert(Connection connection, RunRow run, List<EntityRow> entities) {
        Sql.update(connection, "insert into sync_run (id, system, kind, cause, started_by, scope, scope_days, state, slot, step, failures,"
                + " started_at, touched_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", run.id(), run.system(), run.kind().text(),
                run.cause().text(), run.startedBy(), text(run.scope().kind()), run.scope().days(), run.state().text(), RUNNING, run.step(), 0,
                run.startedAt(), run.startedAt());
        List<Object[]> rows = new ArrayList<>();
        for (EntityRow entity : entities) {
            rows.add(new Object[] {run.id(), entity.entity(), rows.size(), entity.state(), entity.cursor()});
        }
        Sql.batch(connection, "insert into sync_run_entity (run_id, entity, place, state, next_cursor, read_count, created_count,"
                + " changed_count, unchanged_count, problem_count) values (?, ?, ?, ?, ?, 0, 0, 0, 0, 0)", rows);
    }

    public static Optional<RunRow> running(Connection connection) {
        return Sql.first(connection, "select * from sync_run where slot = ?", RunTable::run, RUNNING);
    }

    public static Optional<RunRow> find(Connection connection, long id) {
        return Sql.first(connection, "select * from sync_run where id = ?", RunTable::run, id);
    }

    public static List<RunRow> page(Connection connection, Page.Request page) {
        return Sql.list(connection, "select * from sync_run order by started_at desc, id desc offset ? rows fetch next ? rows only",
                RunTable::run, page.offset(), page.pageSize());
    }

    public static long count(Connection connection) {
        return Sql.number(connection, "select count(*) as n from sync_run");
    }

    /** Whether a run of everything came to its end before. */
    public static boolean everCompleted(Connection connection, String system) {
        return Sql.number(connection, "select count(*) as n from sync_run where system = ? and state = ?", system,
                SyncRun.State.COMPLETED.text()) > 0;
    }

    public static Map<Long, List<EntityRow>> entities(Connection connection, Collection<Long> runs) {
        Map<Long, List<EntityRow>> found = new HashMap<>();
        Sql.chunks(runs, chunk -> Sql.list(connection, "select * from sync_run_entity where run_id in (" + Sql.marks(chunk.length)
                + ") order by run_id, place", RunTable::entity, chunk)
                .forEach(entity -> found.computeIfAbsent(entity.run(), any -> new ArrayList<>()).add(entity)));
        return found;
    }

    public static List<EntityRow> entities(Connection connection, long run) {
        return entities(connection, List.of(run)).getOrDefault(run, List.of());
    }

    public static void entityState(Connection connection, long run, String entity, String state) {
        Sql.update(connection, "update sync_run_entity set state = ? where run_id = ? and entity = ?", state, run, entity);
    }

    public static void expected(Connection connection, long run, String entity, long expected) {
        Sql.update(connection, "update sync_run_entity set expected = ? where run_id = ? and entity = ?", expected, run, entity);
    }

    /** A page is stored: adds its figures, moves the cursor, forgets former failures. */
    public static void pageStored(Connection connection, long run, String entity, String cursor, String state, int read,
            MirrorResult result, int problems, Instant now) {
        Sql.update(connection, "update sync_run_entity set next_cursor = ?, state = ?, read_count = read_count + ?, created_count = created_count + ?,"
                + " changed_count = changed_count + ?, unchanged_count = unchanged_count + ?, problem_count = problem_count + ?"
                + " where run_id = ? and entity = ?", cursor, state, read, result.created(), result.changed(), result.unchanged(), problems,
                run, entity);
        Sql.update(connection, "update sync_run set failures = 0, error = null, touched_at = ? where id = ?", now, run);
    }

    public static void failed(Connection connection, long run, int failures, String error, Instant now) {
        Sql.update(connection, "update sync_run set failures = ?, error = ?, touched_at = ? where id = ?", failures, cut(error, 1000), now, run);
    }

    /** @return the number of the new step */
    public static long nextStep(Connection connection, long run, Instant now) {
        Sql.update(connection, "update sync_run set step = step + 1, touched_at = ? where id = ?", now, run);
        return Sql.number(connection, "select step as n from sync_run where id = ?", run);
    }

    public static void followUp(Connection connection, long run, SyncRun.Kind kind) {
        Sql.update(connection, "update sync_run set follow_up = ? where id = ?", kind.text(), run);
    }

    public static void end(Connection connection, long run, SyncRun.State state, String error, Instant now) {
        Sql.update(connection, "update sync_run set state = ?, slot = null, error = ?, ended_at = ?, touched_at = ? where id = ?",
                state.text(), cut(error, 1000), now, now, run);
    }

    /** At most {@value #MOST_PROBLEMS} are kept per run; the entity's count tells of all. */
    public static void problems(Connection connection, long run, String entity, List<MirrorProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        long room = MOST_PROBLEMS - Sql.number(connection, "select count(*) as n from sync_problem where run_id = ?", run);
        Sql.batch(connection, "insert into sync_problem (id, run_id, entity, external_id, message) values (?, ?, ?, ?, ?)",
                problems.stream().limit(Math.max(0, room)).map(problem -> new Object[] {Ids.next(), run, entity,
                        cut(problem.externalId(), 80), cut(problem.message(), 1000)}).toList());
    }

    /** Forgets runs that ended before that moment; the first completed one of a system stays, it says that there was one. */
    public static void tidy(Connection connection, Instant before) {
        String old = " in (select r.id from sync_run r where r.ended_at < ? and r.id not in (select min(f.id) from sync_run f"
                + " where f.state = 'completed' group by f.system))";
        Sql.update(connection, "delete from sync_problem where run_id" + old, before);
        Sql.update(connection, "delete from sync_run_entity where run_id" + old, before);
        Sql.update(connection, "delete from sync_run where id" + old, before);
    }

    public record Problem(String entity, String externalId, String message) {
    }

    public static List<Problem> problems(Connection connection, long run) {
        return Sql.list(connection, "select * from sync_problem where run_id = ? order by id",
                row -> new Problem(row.text("entity"), row.text("external_id"), row.text("message")), run);
    }

    static String text(SyncScope.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    private static RunRow run(Sql.Row row) throws SQLException {
        String followUp = row.text("follow_up");
        return new RunRow(row.number("id"), row.text("system"), SyncRun.Kind.valueOf(upper(row.text("kind"))),
                SyncRun.Cause.valueOf(upper(row.text("cause"))), row.text("started_by"),
                new SyncScope(SyncScope.Kind.valueOf(upper(row.text("scope"))), (int) row.number("scope_days")),
                SyncRun.State.valueOf(upper(row.text("state"))), row.number("step"),
                followUp == null ? null : SyncRun.Kind.valueOf(upper(followUp)), (int) row.number("failures"), row.text("error"),
                row.instant("started_at"), row.instant("touched_at"), row.instant("ended_at"));
    }

    private static EntityRow entity(Sql.Row row) throws SQLException {
        return new EntityRow(row.number("run_id"), row.text("entity"), row.text("state"), row.text("next_cursor"), row.numberOrNull("expected"),
                row.number("read_count"), row.number("created_count"), row.number("changed_count"), row.number("unchanged_count"),
                row.number("problem_count"));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
