package com.plumbline.jobs.internal.store;

import com.plumbline.jobs.BusinessUnitId;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads technicians with both of their numbers. */
public final class TechnicianRows {

    private static final String SELECT = "select t.*, b.name as unit_name, p.phone as own_phone, p.version as own_version from technician t"
            + " left join business_unit b on b.id = t.business_unit_id left join technician_phone p on p.technician_id = t.id"
            + " where t.removed_at is null";

    private TechnicianRows() {}

    public static List<Technician> all(Connection connection) {
        return Sql.list(connection, SELECT + " order by t.name, t.id", TechnicianRows::technician);
    }

    public static Map<TechnicianId, Technician> byIds(Connection connection, Collection<TechnicianId> ids) {
        Map<TechnicianId, Technician> found = new LinkedHashMap<>();
        Sql.chunks(ids.stream().map(TechnicianId::value).distinct().toList(), chunk -> Sql.list(connection,
                SELECT + " and t.id in (" + Sql.marks(chunk.length) + ")", TechnicianRows::technician, chunk)
                .forEach(technician -> found.put(technician.id(), technician)));
        return found;
    }

    /** Number of jobs with a visit in that time, by technician. */
    public static Map<Long, Integer> jobs(Connection connection, Instant from, Instant to) {
        Map<Long, Integer> jobs = new HashMap<>();
        Sql.each(connection, "select s.technician_id, count(distinct s.job_id) as n from appointment a join assignment s on s.appointment_id = a.id"
                + " where a.starts_at >= ? and a.starts_at < ? and a.removed_at is null and a.active = true and s.removed_at is null"
                + " and s.active = true and s.technician_id is not null and (a.status is null or a.status <> 'Canceled') group by s.technician_id",
                row -> jobs.put(row.number("technician_id"), (int) row.number("n")), from, to);
        return jobs;
    }

    private static Technician technician(Sql.Row row) throws SQLException {
        Long unit = row.numberOrNull("business_unit_id");
        String own = row.text("own_phone");
        // Moves with either of the two records behind it.
        long version = (row.number("fingerprint") * 31 + row.number("own_version")) & Long.MAX_VALUE;
        return new Technician(new TechnicianId(row.number("id")), row.text("name"), row.text("team"), row.flag("active"), row.text("email"),
                unit == null ? null : new BusinessUnitId(unit), row.text("unit_name"),
                new Technician.Phones(row.text("phone"), own == null ? null : new PhoneNumber(own)), row.text("external_id"), version);
    }
}
