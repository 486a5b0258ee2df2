package com.plumbline.jobs.internal.store;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Origin;
import com.plumbline.jobs.Appointment;
import com.plumbline.jobs.Appointment.Assigned;
import com.plumbline.jobs.AppointmentId;
import com.plumbline.jobs.BusinessUnitId;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobTypeId;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Money;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads jobs and appointments. */
public final class JobRows {

    static final String COLUMNS = "j.*, t.name as type_name, b.name as unit_name";
    static final String JOINS = " left join job_type t on t.id = j.job_type_id left join business_unit b on b.id = j.business_unit_id";

    private JobRows() {}

    public static Map<JobId, Job> byIds(Connection connection, Collection<Long> ids) {
        Map<JobId, Job> found = new LinkedHashMap<>();
        Sql.chunks(ids, chunk -> Sql.list(connection, "select " + COLUMNS + " from " + Sql.by("job j", "job_pk") + JOINS + " where j.id in (" + Sql.marks(chunk.length)
                + ") and j.removed_at is null", JobRows::job, chunk).forEach(job -> found.put(job.id(), job)));
        return found;
    }

    /** @param column of the job table that must have the value */
    public static List<Job> where(Connection connection, String column, long value, int offset, int limit) {
        return Sql.list(connection, "select " + COLUMNS + " from job j" + JOINS + " where j." + column + " = ? and j.removed_at is null"
                + " order by coalesce(j.starts_at, j.created_at) desc, j.id desc offset ? rows fetch next ? rows only",
                JobRows::job, value, offset, limit);
    }

    /** Jobs at the same location before this one, newest first. */
    public static List<Job> earlier(Connection connection, Job job, int limit) {
        Instant before = job.start() != null ? job.start() : job.createdAt();
        return Sql.list(connection, "select " + COLUMNS + " from job j" + JOINS + " where j.location_id = ? and j.id <> ? and j.removed_at is null"
                + (before == null ? "" : " and coalesce(j.starts_at, j.created_at) < ?")
                + " order by coalesce(j.starts_at, j.created_at) desc, j.id desc fetch first " + limit + " rows only", JobRows::job,
                before == null ? new Object[] {job.location().value(), job.id().value()}
                        : new Object[] {job.location().value(), job.id().value(), before});
    }

    public static long count(Connection connection, String column, long value) {
        return Sql.number(connection, "select count(*) as n from job where " + column + " = ? and removed_at is null", value);
    }

    public static List<Appointment> appointments(Connection connection, JobId job) {
        Map<Long, List<Assigned>> assigned = assigned(connection, "job_id", List.of(job.value()));
        return Sql.list(connection, "select * from appointment where job_id = ? and removed_at is null and active = true"
                + " order by starts_at, id", row -> appointment(row, assigned), job.value());
    }

    /** Who is assigned to appointments, by appointment. @param column {@code job_id} or {@code appointment_id} */
    public static Map<Long, List<Assigned>> assigned(Connection connection, String column, Collection<Long> ids) {
        Map<Long, List<Assigned>> assigned = new HashMap<>();
        Sql.chunks(ids, chunk -> Sql.list(connection, "select a.appointment_id, a.technician_id, a.technician_name, a.status, t.name"
                + " from " + Sql.by("assignment a", column.equals("job_id") ? "assignment_job" : "assignment_appointment")
                + " left join technician t on t.id = a.technician_id where a." + column + " in (" + Sql.marks(chunk.length)
                + ") and a.removed_at is null and a.active = true and a.technician_id is not null order by a.assigned_at, a.id", row -> {
                    String name = row.text("name");
                    return assigned.computeIfAbsent(row.number("appointment_id"), any -> new ArrayList<>()).add(new Assigned(
                            new TechnicianId(row.number("technician_id")), name != null ? name : row.text("technician_name"), row.text("status")));
                }, chunk));
        return assigned;
    }

    static Job job(Sql.Row row) throws SQLException {
        Long total = row.numberOrNull("total_minor");
        return new Job(new JobId(row.number("id")), row.text("job_number"), row.text("status"), id(row, "job_type_id", JobTypeId::new),
                row.text("type_name"), id(row, "business_unit_id", BusinessUnitId::new), row.text("unit_name"), row.text("priority"),
                id(row, "customer_id", CustomerId::new), id(row, "location_id", LocationId::new), row.instant("starts_at"),
                row.instant("ends_at"), row.instant("arrival_start"), row.instant("arrival_end"),
                id(row, "appointment_id", AppointmentId::new), id(row, "technician_id", TechnicianId::new), row.text("summary"),
                total == null ? null : Money.usd(total), row.flag("no_charge"), row.numberOrNull("campaign_id"),
                row.instant("created_at"), row.instant("completed_at"), row.instant("modified_at"),
                new Origin(row.text("system"), row.text("external_id"), row.instant("synced_at")));
    }

    private static Appointment appointment(Sql.Row row, Map<Long, List<Assigned>> assigned) throws SQLException {
        long id = row.number("id");
        return new Appointment(new AppointmentId(id), new JobId(row.number("job_id")), row.text("appointment_number"), row.text("status"),
                row.instant("starts_at"), row.instant("ends_at"), row.instant("arrival_start"), row.instant("arrival_end"),
                row.text("special_instructions"), assigned.getOrDefault(id, List.of()));
    }

    private static <T> T id(Sql.Row row, String column, Function<Long, T> make) throws SQLException {
        Long value = row.numberOrNull(column);
        return value == null ? null : make.apply(value);
    }
}
