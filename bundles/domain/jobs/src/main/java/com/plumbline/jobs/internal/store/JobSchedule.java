package com.plumbline.jobs.internal.store;

import com.plumbline.jobs.Appointment.Assigned;
import com.plumbline.jobs.AppointmentId;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Jobs by the days on which somebody comes. A job with several visits in the time asked for is listed with the first of them. */
public final class JobSchedule {

    private static final String VISIT = " and %1$s.removed_at is null and %1$s.active = true and %1$s.unused = false"
            + " and (%1$s.status is null or %1$s.status <> 'Canceled' or j.status = 'Canceled')";
    private static final String FROM = " from appointment a join job j on j.id = a.job_id left join job_type t on t.id = j.job_type_id"
            + " left join business_unit b on b.id = j.business_unit_id where a.starts_at >= ? and a.starts_at < ? and j.removed_at is null"
            + VISIT.formatted("a")
            + " and not exists (select 1 from appointment o where o.job_id = a.job_id and o.starts_at >= ? and o.starts_at < ?"
            + VISIT.formatted("o") + " and (o.starts_at < a.starts_at or (o.starts_at = a.starts_at and o.id < a.id)))";

    private final StringBuilder where = new StringBuilder(FROM);
    private final List<Object> values = new ArrayList<>();

    public JobSchedule(Instant from, Instant to) {
        values.addAll(List.of(from, to, from, to));
    }

    public JobSchedule status(String status) {
        if (status != null) {
            where.append(" and j.status = ?");
            values.add(status);
        }
        return this;
    }

    public JobSchedule technician(TechnicianId technician) {
        if (technician != null) {
            where.append(" and exists (select 1 from assignment s where s.appointment_id = a.id and s.technician_id = ?"
                    + " and s.removed_at is null and s.active = true)");
            values.add(technician.value());
        }
        return this;
    }

    public long count(Connection connection) {
        return Sql.number(connection, "select count(*) as n" + where, values.toArray());
    }

    /** In order of start, with the times and the technician of the visit in question. */
    public List<Job> list(Connection connection, int offset, int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(offset);
        all.add(limit);
        record Visit(Job job, long appointment, Instant start, Instant end, Instant arrivalStart, Instant arrivalEnd) {
        }
        List<Visit> visits = Sql.list(connection, "select " + JobRows.COLUMNS + ", a.id as visit_id, a.starts_at as visit_start,"
                + " a.ends_at as visit_end, a.arrival_start as visit_arrival_start, a.arrival_end as visit_arrival_end" + where
                + " order by a.starts_at, j.job_number, j.id offset ? rows fetch next ? rows only",
                row -> new Visit(JobRows.job(row), row.number("visit_id"), row.instant("visit_start"), row.instant("visit_end"),
                        row.instant("visit_arrival_start"), row.instant("visit_arrival_end")), all.toArray());
        Map<Long, List<Assigned>> assigned = JobRows.assigned(connection, "appointment_id", visits.stream().map(Visit::appointment).toList());
        return visits.stream().map(visit -> {
            List<Assigned> technicians = assigned.getOrDefault(visit.appointment(), List.of());
            return at(visit.job(), new AppointmentId(visit.appointment()), visit.start(), visit.end(), visit.arrivalStart(),
                    visit.arrivalEnd(), technicians.isEmpty() ? null : technicians.get(0).id());
        }).toList();
    }

    private static Job at(Job job, AppointmentId appointment, Instant start, Instant end, Instant arrivalStart, Instant arrivalEnd,
            TechnicianId technician) {
        return new Job(job.id(), job.number(), job.status(), job.jobTypeId(), job.jobType(), job.businessUnitId(), job.businessUnit(),
                job.priority(), job.customer(), job.location(), start, end, arrivalStart, arrivalEnd, appointment, technician,
                job.summary(), job.total(), job.noCharge(), job.campaign(), job.createdAt(), job.completedAt(), job.modifiedAt(),
                job.origin());
    }
}
