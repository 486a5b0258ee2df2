package com.plumbline.jobs.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.jobs.Appointment;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobQuery;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.internal.store.JobRows;
import com.plumbline.jobs.internal.store.JobSchedule;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Jobs as the tables of this company have them. */
@Component
public class StoredJobs implements Jobs {

    private static final int MOST_DAYS = 366;
    /** A filter by words reads this many jobs of the days asked for; the latest ones beyond are not looked at. */
    private static final int MOST_FILTERED = 20_000;

    private final Store store;
    private final Companies companies;
    private final JobFilter filter;
    private final JobMemory memory;

    @Activate
    public StoredJobs(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Companies companies, @Reference JobFilter filter,
            @Reference JobMemory memory) {
        this.store = store;
        this.companies = companies;
        this.filter = filter;
        this.memory = memory;
    }

    @Override
    public Job get(TenantId tenant, JobId id) {
        return find(tenant, id).orElseThrow(() -> new NotFound("job", id));
    }

    @Override
    public Optional<Job> find(TenantId tenant, JobId id) {
        return Optional.ofNullable(byIds(tenant, List.of(id)).get(id));
    }

    @Override
    public Map<JobId, Job> byIds(TenantId tenant, Collection<JobId> ids) {
        Set<Long> distinct = ids.stream().map(JobId::value).collect(Collectors.toSet());
        return distinct.isEmpty() ? Map.of() : reading(tenant, connection -> JobRows.byIds(connection, distinct));
    }

    @Override
    public Page<Job> list(TenantId tenant, JobQuery query, Page.Request page) {
        long days = ChronoUnit.DAYS.between(query.from(), query.to());
        if (days < 1 || days > MOST_DAYS) {
            throw new RuleViolation("request.invalid", "Ask for 1 to " + MOST_DAYS + " days; \"to\" is the day after the last one.",
                    Map.of("to", "1 to " + MOST_DAYS + " days after from"));
        }
        ZoneId zone = companies.get(tenant).zone();
        JobSchedule schedule = new JobSchedule(start(query.from(), zone), start(query.to(), zone)).status(query.status())
                .technician(query.technician());
        if (query.text() == null || query.text().isBlank()) {
            return memory.days().get(tenant, new JobMemory.Days(query, page), () -> reading(tenant, connection -> page(connection, schedule, page)));
        }
        List<Job> all = reading(tenant, connection -> schedule.list(connection, 0, MOST_FILTERED));
        List<Job> matching = filter.matching(tenant, all, query.text());
        return Page.of(matching.stream().skip(page.offset()).limit(page.pageSize()).toList(), page, matching.size());
    }

    @Override
    public Page<Job> ofCustomer(TenantId tenant, CustomerId customer, Page.Request page) {
        return reading(tenant, connection -> Page.of(
                JobRows.where(connection, "customer_id", customer.value(), page.offset(), page.pageSize()), page,
                JobRows.count(connection, "customer_id", customer.value())));
    }

    @Override
    public List<Job> at(TenantId tenant, LocationId location, int limit) {
        return reading(tenant, connection -> JobRows.where(connection, "location_id", location.value(), 0, limit));
    }

    @Override
    public List<Job> history(TenantId tenant, JobId id, int limit) {
        Job job = get(tenant, id);
        return job.location() == null ? List.of() : reading(tenant, connection -> JobRows.earlier(connection, job, limit));
    }

    @Override
    public List<Appointment> appointments(TenantId tenant, JobId id) {
        return reading(tenant, connection -> JobRows.appointments(connection, id));
    }

    private static Page<Job> page(Connection connection, JobSchedule schedule, Page.Request page) {
        List<Job> jobs = schedule.list(connection, page.offset(), page.pageSize());
        // A first page that is not full knows the total by itself.
        long total = page.page() == 1 && jobs.size() < page.pageSize() ? jobs.size() : schedule.count(connection);
        return Page.of(jobs, page, total);
    }

    private <T> T reading(TenantId tenant, Function<Connection, T> work) {
        return store.read(tenant, em -> work.apply(Store.connection(em)));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
