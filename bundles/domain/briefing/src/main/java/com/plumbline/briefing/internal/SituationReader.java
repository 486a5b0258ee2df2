package com.plumbline.briefing.internal;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.writer.Guidance;
import com.plumbline.briefing.internal.writer.GuidanceLibrary;
import com.plumbline.briefing.internal.writer.Sensitive;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.customers.Address;
import com.plumbline.customers.Customer;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.Location;
import com.plumbline.customers.Note;
import com.plumbline.customers.Notes;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobNotes;
import com.plumbline.jobs.JobStatus;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers all that a briefing is written from. */
@Component(service = SituationReader.class)
public class SituationReader {

    private static final int PAST_JOBS = 20;
    private static final int NOTES = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("ha", Locale.US);
    private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("h:mma", Locale.US);

    private final GuidanceLibrary library = new GuidanceLibrary();
    private final Companies companies;
    private final Customers customers;
    private final Notes notes;
    private final Jobs jobs;
    private final JobNotes jobNotes;
    private final Sales sales;
    private final Clock clock;

    @Activate
    public SituationReader(@Reference Companies companies, @Reference Customers customers, @Reference Notes notes, @Reference Jobs jobs,
            @Reference JobNotes jobNotes, @Reference Sales sales, @Reference Clock clock) {
        this.companies = companies;
        this.customers = customers;
        this.notes = notes;
        this.jobs = jobs;
        this.jobNotes = jobNotes;
        this.sales = sales;
        this.clock = clock;
    }

    GuidanceLibrary library() {
        return library;
    }

    Situation read(TenantId tenant, Job job, List<Fact> profile) {
        ZoneId zone = companies.get(tenant).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Optional<Customer> customer = Optional.ofNullable(job.customer()).flatMap(id -> customers.find(tenant, id));
        Optional<Location> location = Optional.ofNullable(job.location())
                .flatMap(id -> Optional.ofNullable(customers.locations(tenant, Set.of(id)).get(id)));
        List<Job> past = location.isPresent() ? jobs.history(tenant, job.id(), PAST_JOBS) : List.of();
        List<Equipment> installed = location.map(each -> customers.equipmentAt(tenant, each.id()))
                .or(() -> customer.map(each -> customers.equipmentOf(tenant, each.id()))).orElse(List.of());
        return new Situation(today, visit(job, zone), who(customer.orElse(null), location.orElse(null)), units(installed, today),
                past.stream().filter(each -> JobStatus.COMPLETED.equals(each.status())).map(each -> visit(each, zone)).toList(),
                (int) past.stream().filter(each -> JobStatus.CANCELED.equals(each.status())).count(), notes(tenant, job, zone),
                customer.flatMap(each -> sales.membership(tenant, each.id(), today)), sales.knowsMemberships(),
                customer.map(each -> sales.openEstimates(tenant, each.id(), zone)).orElse(List.of()), profile, sales.prices(tenant));
    }

    private List<Situation.Said> notes(TenantId tenant, Job job, ZoneId zone) {
        Stream<Note> ofJob = jobNotes.about(tenant, job.id()).stream();
        Stream<Note> ofLocation = job.location() == null ? Stream.empty() : notes.about(tenant, job.location()).stream();
        Stream<Note> ofCustomer = job.customer() == null ? Stream.empty() : notes.about(tenant, job.customer()).stream();
        return Stream.of(ofJob, ofLocation, ofCustomer).flatMap(each -> each).sorted(Comparator.comparing(Note::pinned).reversed())
                .limit(NOTES).map(note -> said(note, zone)).toList();
    }

    static Situation.Said said(Note note, ZoneId zone) {
        return new Situation.Said(plain(note.text()), note.at() == null ? null : LocalDate.ofInstant(note.at(), zone), note.id());
    }

    List<Situation.Unit> units(List<Equipment> installed, LocalDate today) {
        return installed.stream().filter(Equipment::inService).map(each -> {
            String said = joined(each.type(), each.name());
            Optional<Guidance.Kind> kind = library.kind(text(each.type())).or(() -> library.kind(said));
            OptionalInt age = each.ageYears(today);
            String make = joined(each.manufacturer(), each.model());
            return new Situation.Unit(kind.map(Guidance.Kind::name).orElse(said.isBlank() ? "equipment" : said.toLowerCase(Locale.ROOT)), make,
                    age.isPresent() ? age.getAsInt() : null, kind.map(Guidance.Kind::life).orElse(null), each.warrantyEnd(), each.id().toString());
        }).toList();
    }

    static Situation.Visit visit(Job job, ZoneId zone) {
        Instant at = job.start() != null ? job.start() : job.completedAt();
        return new Situation.Visit(text(job.number()), at == null ? null : LocalDate.ofInstant(at, zone), window(job, zone), text(job.jobType()),
                text(job.businessUnit()), plain(job.summary()), text(job.priority()), text(job.status()), job.id().toString());
    }

    /** Either may be {@code null}. */
    static Situation.Who who(Customer customer, Location location) {
        Address address = location != null ? location.address() : customer != null ? customer.address() : null;
        boolean known = address != null;
        return new Situation.Who(customer == null ? "Unknown customer" : customer.name(),
                customer != null && "Commercial".equals(customer.type()), customer != null && customer.doNotService(),
                known ? text(address.city()) : "", known ? text(address.state()) : "", known ? text(address.zip()) : "");
    }

    /** {@code Sat 10am-12pm}. */
    private static String window(Job job, ZoneId zone) {
        Instant from = job.arrivalStart() != null ? job.arrivalStart() : job.start();
        Instant to = job.arrivalEnd() != null ? job.arrivalEnd() : job.end();
        if (from == null) {
            return "";
        }
        ZonedDateTime begin = from.atZone(zone);
        return DAY.format(begin) + ' ' + clock(begin) + (to == null ? "" : '-' + clock(to.atZone(zone)));
    }

    private static String clock(ZonedDateTime time) {
        return (time.getMinute() == 0 ? HOUR : HOUR_MINUTE).format(time).toLowerCase(Locale.US);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).map(SituationReader::text).filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(" "));
    }

    /** Vendors keep summaries as HTML now and then. What is sensitive ends here: nothing is written from it, no model sees it. */
    private static String plain(String text) {
        return Sensitive.without(text(text).replaceAll("<[^>]{1,200}>", " ").replaceAll("&nbsp;", " ").replaceAll("&amp;", "&").replaceAll("[ \\t]+", " ").strip());
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
