package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.profile.Material;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.customers.Note;
import com.plumbline.customers.Notes;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobNotes;
import com.plumbline.jobs.JobStatus;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers what our records hold about a customer, for his profile. */
@Component(service = MaterialReader.class)
public class MaterialReader {

    private static final int JOBS = 50;
    private static final int JOBS_WITH_NOTES = 10;

    private final Companies companies;
    private final Customers customers;
    private final Notes notes;
    private final Jobs jobs;
    private final JobNotes jobNotes;
    private final Sales sales;
    private final SituationReader situations;
    private final Clock clock;

    @Activate
    public MaterialReader(@Reference Companies companies, @Reference Customers customers, @Reference Notes notes, @Reference Jobs jobs,
            @Reference JobNotes jobNotes, @Reference Sales sales, @Reference SituationReader situations, @Reference Clock clock) {
        this.companies = companies;
        this.customers = customers;
        this.notes = notes;
        this.jobs = jobs;
        this.jobNotes = jobNotes;
        this.sales = sales;
        this.situations = situations;
        this.clock = clock;
    }

    /** A customer and the home that counts: where we were last, else the first. */
    record Read(Material material, Customer customer, Location home) {}

    /** @throws NotFound {@code customer.unknown} */
    Read read(TenantId tenant, CustomerId id) {
        ZoneId zone = companies.get(tenant).zone();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Customer customer = customers.get(tenant, id);
        List<Location> locations = customers.locationsOf(tenant, id);
        List<Job> done = jobs.ofCustomer(tenant, id, new Page.Request(1, JOBS)).items();
        List<Situation.Visit> visits = done.stream().filter(job -> JobStatus.COMPLETED.equals(job.status()))
                .map(job -> SituationReader.visit(job, zone)).toList();
        Location home = done.stream().filter(job -> job.location() != null).findFirst()
                .flatMap(job -> locations.stream().filter(each -> each.id().equals(job.location())).findFirst())
                .orElse(locations.isEmpty() ? null : locations.get(0));
        Material material = new Material(SituationReader.who(customer, home), now, today, since(customer, done, zone), locations.size(),
                situations.units(customers.equipmentOf(tenant, id), today), visits, notes(tenant, id, locations, done, zone),
                sales.membership(tenant, id, today));
        return new Read(material, customer, home);
    }

    private List<Situation.Said> notes(TenantId tenant, CustomerId id, List<Location> locations, List<Job> done, ZoneId zone) {
        List<Note> all = new ArrayList<>(notes.about(tenant, id));
        locations.forEach(location -> all.addAll(notes.about(tenant, location.id())));
        done.stream().limit(JOBS_WITH_NOTES).forEach(job -> all.addAll(jobNotes.about(tenant, job.id())));
        return all.stream().sorted(Comparator.comparing(Note::at, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(note -> SituationReader.said(note, zone)).toList();
    }

    private static LocalDate since(Customer customer, List<Job> done, ZoneId zone) {
        Instant earliest = done.stream().map(Job::createdAt).filter(at -> at != null).min(Comparator.naturalOrder()).orElse(customer.createdAt());
        Instant since = customer.createdAt() != null && (earliest == null || customer.createdAt().isBefore(earliest)) ? customer.createdAt() : earliest;
        return since == null ? null : LocalDate.ofInstant(since, zone);
    }
}
