package com.plumbline.jobs.internal.mirror;

import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The appointment of a job that matters now, kept in the job's own row so that lists need no further look-up: the one under
 * way, else the earliest that is still to come about, else the last; and of its technicians the one assigned first.
 */
final class CurrentVisit {

    private static final Set<String> UNDER_WAY = Set.of("Dispatched", "Working");
    private static final Set<String> OVER = Set.of("Done", "Canceled");

    /** What stands in the job's row. Every part may be {@code null}. */
    record Visit(Long appointment, Instant start, Instant end, Instant arrivalStart, Instant arrivalEnd, Long technician) {

        static final Visit NONE = new Visit(null, null, null, null, null, null);
    }

    /** A job whose visit came out otherwise than it stood there. */
    record Moved(long job, String status, Visit before, Visit after) {
    }

    private record Candidate(long appointment, String status, Instant start, Instant end, Instant arrivalStart, Instant arrivalEnd) {

        /** Smaller is nearer to now. */
        int rank() {
            return UNDER_WAY.contains(String.valueOf(status)) ? 0 : !OVER.contains(String.valueOf(status)) ? 1 : 2;
        }
    }

    private CurrentVisit() {}

    /** Derives the visits of the jobs anew, writes those that differ, and tells which. */
    static List<Moved> derive(Connection connection, Collection<Long> jobs) {
        Map<Long, Candidate> candidates = candidates(connection, jobs);
        Map<Long, Long> technicians = technicians(connection, candidates.values().stream().map(Candidate::appointment).toList());
        List<Moved> moved = new ArrayList<>();
        Sql.chunks(jobs, chunk -> Sql.each(connection, "select id, status, appointment_id, starts_at, ends_at, arrival_start, arrival_end,"
                + " technician_id from " + Sql.by("job", "job_pk") + " where id in (" + Sql.marks(chunk.length) + ")", row -> {
                    Candidate now = candidates.get(row.number("id"));
                    Visit after = now == null ? Visit.NONE : new Visit(now.appointment(), now.start(), now.end(), now.arrivalStart(),
                            now.arrivalEnd(), technicians.get(now.appointment()));
                    Visit before = new Visit(row.numberOrNull("appointment_id"), row.instant("starts_at"), row.instant("ends_at"),
                            row.instant("arrival_start"), row.instant("arrival_end"), row.numberOrNull("technician_id"));
                    return before.equals(after) || moved.add(new Moved(row.number("id"), row.text("status"), before, after));
                }, chunk));
        Sql.batch(connection, "update job set appointment_id = ?, starts_at = ?, ends_at = ?, arrival_start = ?, arrival_end = ?,"
                + " technician_id = ? where id = ?", moved.stream().map(each -> new Object[] {each.after().appointment(), each.after().start(),
                        each.after().end(), each.after().arrivalStart(), each.after().arrivalEnd(), each.after().technician(), each.job()}).toList());
        return moved;
    }

    private static Map<Long, Candidate> candidates(Connection connection, Collection<Long> jobs) {
        Map<Long, List<Candidate>> all = new HashMap<>();
        Sql.chunks(jobs, chunk -> Sql.each(connection, "select * from " + Sql.by("appointment", "appointment_job") + " where job_id in (" + Sql.marks(chunk.length)
                + ") and removed_at is null and active = true and unused = false",
                row -> all.computeIfAbsent(row.number("job_id"), any -> new ArrayList<>()).add(candidate(row)), chunk));
        Map<Long, Candidate> current = new HashMap<>();
        all.forEach((job, several) -> current.put(job, several.stream().min(byNearness()).orElseThrow()));
        return current;
    }

    private static Comparator<Candidate> byNearness() {
        return Comparator.comparingInt(Candidate::rank)
                // Of those that are over the last one, of the others the first.
                .thenComparing((a, b) -> a.rank() == 2 ? compare(b, a) : compare(a, b));
    }

    private static int compare(Candidate a, Candidate b) {
        Instant latest = Instant.MAX;
        int byStart = Objects.requireNonNullElse(a.start(), latest).compareTo(Objects.requireNonNullElse(b.start(), latest));
        return byStart != 0 ? byStart : Long.compare(a.appointment(), b.appointment());
    }

    private static Map<Long, Long> technicians(Connection connection, Collection<Long> appointments) {
        Map<Long, Long> first = new HashMap<>();
        Sql.chunks(appointments, chunk -> Sql.each(connection, "select appointment_id, technician_id from " + Sql.by("assignment", "assignment_appointment") + " where appointment_id in ("
                + Sql.marks(chunk.length) + ") and removed_at is null and active = true and technician_id is not null order by assigned_at, id",
                row -> first.putIfAbsent(row.number("appointment_id"), row.number("technician_id")), chunk));
        return first;
    }

    private static Candidate candidate(Sql.Row row) throws SQLException {
        return new Candidate(row.number("id"), row.text("status"), row.instant("starts_at"), row.instant("ends_at"),
                row.instant("arrival_start"), row.instant("arrival_end"));
    }
}
