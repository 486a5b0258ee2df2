package com.plumbline.jobs.internal.mirror;

import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The jobs that rows of a table belong to. */
final class VisitJobs {

    private VisitJobs() {}

    static Set<Long> of(Connection connection, String table, Collection<Long> ids) {
        Set<Long> jobs = new HashSet<>();
        Sql.chunks(ids, chunk -> Sql.list(connection, "select job_id from " + Sql.by(table, table + "_pk") + " where id in (" + Sql.marks(chunk.length) + ")",
                row -> row.numberOrNull("job_id"), chunk).stream().filter(Objects::nonNull).forEach(jobs::add));
        return jobs;
    }

    /** Job → customer, of those that are here; nulls among the jobs are passed over. */
    static Map<Long, Long> customers(Connection connection, Collection<Long> jobs) {
        Map<Long, Long> customers = new HashMap<>();
        Sql.chunks(jobs.stream().filter(Objects::nonNull).toList(), chunk -> Sql.each(connection, "select id, customer_id from " + Sql.by("job", "job_pk")
                + " where id in (" + Sql.marks(chunk.length) + ")", row -> customers.put(row.number("id"), row.numberOrNull("customer_id")), chunk));
        return customers;
    }
}
