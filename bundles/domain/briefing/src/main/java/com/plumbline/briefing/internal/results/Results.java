package com.plumbline.briefing.internal.results;

import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How briefings did in some days: sent, opened, useful. A briefing counts once per job and technician, however often it was sent. */
@Component(service = Results.class)
public class Results {

    /** @param id {@code none} for jobs without a job type */
    public record Group(String id, String name, long sent, long opened, long useful, long notUseful) {}

    /** One briefing on one phone. {@code useful} and the moments may be {@code null}. */
    public record Item(long delivery, JobId job, String number, String jobType, TechnicianId technician, String technicianName, Instant sentAt, Instant openedAt,
            Boolean useful, Instant answeredAt) {}

    /** @param from first day @param to day after the last @param items the latest, at most {@value #MOST_ITEMS} */
    public record Summary(LocalDate from, LocalDate to, long sent, long opened, long useful, long notUseful, List<Group> byTechnician,
            List<Group> byJobType, List<Item> items) {}

    static final int MOST_ITEMS = 200;

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final String SENT = "SELECT d.id, d.job_id, d.technician_id, d.technician, d.created_at, l.opened_at, f.useful, f.changed_at"
            + " FROM briefing_delivery d LEFT JOIN briefing_link l ON l.delivery_id = d.id"
            + " LEFT JOIN briefing_feedback f ON f.job_id = d.job_id AND f.technician_id = d.technician_id"
            + " WHERE d.created_at >= ? AND d.created_at < ? AND (d.state IN ('SENT', 'DELIVERED') OR l.opened_at IS NOT NULL)"
            + " ORDER BY d.created_at DESC, d.id DESC";

    private record Row(long delivery, long job, long technician, String name, Instant sentAt, Instant openedAt, Boolean useful, Instant answeredAt) {

        Row with(Row earlier) {
            Instant opened = openedAt == null || earlier.openedAt != null && earlier.openedAt.isBefore(openedAt) ? earlier.openedAt : openedAt;
            return new Row(delivery, job, technician, name, earlier.sentAt, opened, useful, answeredAt);
        }
    }

    private final Store store;
    private final Jobs jobs;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public Results(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Jobs jobs, @Reference Companies companies, @Reference Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * Days are the company's.
     *
     * @param from first day, {@code null}: thirty days back
     * @param to   day after the last, {@code null}: tomorrow
     * @throws RuleViolation {@code request.invalid} when the days are the wrong way round or more than 366
     */
    public Summary between(TenantId tenant, LocalDate from, LocalDate to) {
        ZoneId zone = companies.get(tenant).zone();
        LocalDate end = to != null ? to : LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        LocalDate begin = from != null ? from : end.minusDays(USUAL_DAYS);
        if (!begin.isBefore(end) || ChronoUnit.DAYS.between(begin, end) > MOST_DAYS) {
            throw new RuleViolation("request.invalid", "Ask for 1 to " + MOST_DAYS + " days, the first day first.", Map.of("from", "is not before to, or too far"));
        }
        Collection<Row> rows = rows(tenant, begin.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
        Map<JobId, Job> about = jobs.byIds(tenant, rows.stream().map(row -> new JobId(row.job())).collect(Collectors.toSet()));
        Group all = group("", "", rows);
        return new Summary(begin, end, all.sent(), all.opened(), all.useful(), all.notUseful(),
                groups(rows, row -> new TechnicianId(row.technician()).toString(), Row::name),
                groups(rows, row -> typeId(about.get(new JobId(row.job()))), row -> type(about.get(new JobId(row.job())))),
                rows.stream().limit(MOST_ITEMS).map(row -> item(row, about.get(new JobId(row.job())))).toList());
    }

    private Collection<Row> rows(TenantId tenant, Instant from, Instant to) {
        return store.read(tenant, em -> {
            Map<String, Row> one = new LinkedHashMap<>();
            Sql.each(Store.connection(em), SENT, result -> {
                Row row = row(result);
                return one.merge(row.job() + "/" + row.technician(), row, Row::with);
            }, from, to);
            return new ArrayList<>(one.values());
        });
    }

    private static Row row(Sql.Row row) throws SQLException {
        return new Row(row.number("id"), row.number("job_id"), row.number("technician_id"), row.text("technician"), row.instant("created_at"), row.instant("opened_at"),
                row.text("useful") == null ? null : Boolean.valueOf(row.flag("useful")), row.instant("changed_at"));
    }

    private static List<Group> groups(Collection<Row> rows, Function<Row, String> id, Function<Row, String> name) {
        Map<String, List<Row>> several = new LinkedHashMap<>();
        rows.forEach(row -> several.computeIfAbsent(id.apply(row), any -> new ArrayList<>()).add(row));
        return several.values().stream().map(some -> group(id.apply(some.get(0)), name.apply(some.get(0)), some))
                .sorted(Comparator.comparingLong(Group::sent).reversed().thenComparing(Group::name)).toList();
    }

    private static Group group(String id, String name, Collection<Row> rows) {
        return new Group(id, name, rows.size(), rows.stream().filter(row -> row.openedAt() != null).count(),
                rows.stream().filter(row -> Boolean.TRUE.equals(row.useful())).count(), rows.stream().filter(row -> Boolean.FALSE.equals(row.useful())).count());
    }

    private static Item item(Row row, Job job) {
        return new Item(row.delivery(), new JobId(row.job()), job == null ? null : job.number(), type(job), new TechnicianId(row.technician()), row.name(), row.sentAt(),
                row.openedAt(), row.useful(), row.answeredAt());
    }

    private static String typeId(Job job) {
        return job == null || job.jobTypeId() == null ? "none" : job.jobTypeId().toString();
    }

    private static String type(Job job) {
        return job == null || job.jobType() == null ? "No job type" : job.jobType();
    }
}
