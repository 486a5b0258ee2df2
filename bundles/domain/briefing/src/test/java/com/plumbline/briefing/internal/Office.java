package com.plumbline.briefing.internal;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.profile.FactExpiry;
import com.plumbline.briefing.spi.FoundFact;
import com.plumbline.briefing.internal.results.Feedback;
import com.plumbline.briefing.spi.ProfileSource;
import com.plumbline.customers.Address;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.EquipmentId;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Note;
import com.plumbline.customers.Notes;
import com.plumbline.customers.Origin;
import com.plumbline.customers.Privacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.jobs.AppointmentId;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobNotes;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.NewMessage;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A small company around the briefing bundle: one customer, one job, one technician, everything else of this bundle real. */
final class Office {

    static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final CustomerId CUSTOMER = new CustomerId(11);
    static final LocationId LOCATION = new LocationId(21);
    static final JobId JOB = new JobId(31);
    static final TechnicianId TECHNICIAN = new TechnicianId(41);

    final TestClock clock = new TestClock(NOW);
    final MemoryOutbox outbox = new MemoryOutbox(clock);
    final ScriptedAssistant assistant = new ScriptedAssistant();
    final List<ProfileSource> sources = new ArrayList<>();
    final List<NewMessage> queued = new CopyOnWriteArrayList<>();
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<String> shown = new CopyOnWriteArrayList<>();
    final Set<String> optedOut = new HashSet<>();
    final List<Note> notes = new ArrayList<>();
    final List<Job> history = new ArrayList<>();
    Job job = job(JOB, "48213", "Scheduled", "Water Heater Repair", NOW.plus(Duration.ofHours(2)));
    Technician technician = technician("(913) 555-0142", null);

    final TenantId tenant;
    final Briefings briefings;
    final Writing writing;
    final Deliveries deliveries;
    final DeliveryNews news;
    final Profiles profiles;
    final Facts people;
    final Guidances guidances;
    final Drafts drafts;
    final PrivacyNews privacyNews;
    final FactExpiry factExpiry;
    final BriefingData data;
    PrivacySettings decided = PrivacySettings.usual();
    CustomerPrivacy customerDecided = CustomerPrivacy.USUAL;
    final Enriching enriching;
    final Links links;
    final PageReader pages;
    final Settings settings;
    final VisitChanges visits;
    final BriefingBadges briefingBadges;
    final CustomerBadges customerBadges;

    Office(Store store, TenantId tenant, Path folder) {
        this.tenant = tenant;
        Company company = new Company(tenant, "Prairie Plumbing", CHICAGO, Company.State.ACTIVE, false);
        Companies companies = Fake.of(Companies.class).on("get", with -> company).on("find", with -> Optional.of(company)).on("all", with -> List.of(company)).get();
        Customers customers = customers();
        Jobs jobs = jobs();
        Technicians technicians = Fake.of(Technicians.class).on("get", with -> technician).get();
        Notes customerNotes = Fake.of(Notes.class).on("about", with -> with[1] instanceof CustomerId ? notes : List.of()).get();
        JobNotes jobNotes = Fake.of(JobNotes.class).on("about", with -> List.of()).get();
        Audit audit = Fake.of(Audit.class).on("record", with -> audited.add(((AuditEntry) with[2]).action())).get();
        BadgeMemory badges = new BadgeMemory();
        Screens screens = new Screens((who, topic, kind, ids, data) -> shown.add(topic + " " + kind), badges);
        Sales sales = new Sales();
        SituationReader situations = new SituationReader(companies, customers, customerNotes, jobs, jobNotes, sales, clock);
        MaterialReader materials = new MaterialReader(companies, customers, customerNotes, jobs, jobNotes, sales, situations, clock);
        links = new Links(store, companies, clock, folder.resolve("secrets").resolve("links.key"));
        settings = new Settings(store, new OwnAddress("http://127.0.0.1:8080"), audit);
        Privacy privacy = Fake.of(Privacy.class).on("settings", with -> decided).on("of", with -> customerDecided).get();
        profiles = new Profiles(store, customers, privacy, outbox, audit, screens, clock);
        people = new Facts(store, customers, profiles, audit, screens, clock);
        privacyNews = new PrivacyNews(store, privacy, screens);
        factExpiry = new FactExpiry(store, clock);
        data = new BriefingData(store, screens, clock);
        guidances = new Guidances(store, audit, clock);
        drafts = new Drafts(jobs, profiles, situations, guidances, settings);
        Enricher enricher = new Enricher(profiles, materials, assistant, sources);
        enriching = new Enriching(profiles, enricher);
        briefings = new Briefings(store, jobs, outbox, audit, screens, clock);
        writing = new Writing(store, jobs, profiles, enricher, situations, new Composer(situations, assistant, guidances), settings, outbox, screens, clock);
        deliveries = new Deliveries(store, briefings, jobs, technicians, situations, messages(), links, settings, companies, audit, screens, clock);
        news = new DeliveryNews(store, outbox, screens);
        pages = new PageReader(links, briefings, profiles, new Feedback(store, (who, topic, kind, ids, data) -> { }, clock), jobs, customers, companies, clock);
        visits = new VisitChanges(store, jobs, links, settings);
        briefingBadges = new BriefingBadges(store, badges);
        customerBadges = new CustomerBadges(store, badges);
    }

    Caller dispatcher() {
        return new Caller(tenant, Caller.Kind.USER, "usr_1", "Dana Office", Role.DISPATCHER, Set.of());
    }

    static Job job(JobId id, String number, String status, String type, Instant start) {
        return new Job(id, number, status, null, type, null, "Water Heaters", "Normal", CUSTOMER, LOCATION, start, start.plus(Duration.ofHours(2)), start,
                start.plus(Duration.ofHours(2)), new AppointmentId(1), TECHNICIAN, "No hot water since last night. Call 913-555-0177.", null, false, null,
                start.minus(Duration.ofDays(2)), "Completed".equals(status) ? start.plus(Duration.ofHours(1)) : null, start, null);
    }

    static Job with(Job job, TechnicianId technician, Instant start) {
        return new Job(job.id(), job.number(), job.status(), null, job.jobType(), null, job.businessUnit(), job.priority(), job.customer(), job.location(), start,
                start.plus(Duration.ofHours(2)), start, start.plus(Duration.ofHours(2)), job.appointment(), technician, job.summary(), null, false, null,
                job.createdAt(), job.completedAt(), job.modifiedAt(), null);
    }

    /** Nothing decided: all is allowed. */
    static Privacy usualPrivacy() {
        return Fake.of(Privacy.class).on("settings", with -> PrivacySettings.usual()).on("of", with -> CustomerPrivacy.USUAL).get();
    }

    static Job withSummary(Job job, String summary) {
        return new Job(job.id(), job.number(), job.status(), null, job.jobType(), null, job.businessUnit(), job.priority(), job.customer(), job.location(), job.start(),
                job.end(), job.arrivalStart(), job.arrivalEnd(), job.appointment(), job.technicianId(), summary, null, false, null, job.createdAt(), job.completedAt(),
                job.modifiedAt(), null);
    }

    /** An earlier visit. */
    static Job saying(String summary) {
        return withSummary(job(new JobId(32), "40001", "Completed", "Drain Cleaning", Instant.parse("2025-03-02T15:00:00Z")), summary);
    }

    static Technician technician(String mirrored, PhoneNumber override) {
        return new Technician(TECHNICIAN, "Tess Tech", "North", true, null, null, null, new Technician.Phones(mirrored, override), "41", 1);
    }

    static ProfileSource source(String id, Supplier<List<Fact>> facts) {
        return Fake.of(ProfileSource.class).on("id", with -> id).on("ready", with -> true)
                .on("categories", with -> Set.of(FoundFact.Category.values())).on("find", with -> facts.get().stream().map(Office::found).toList()).get();
    }

    private static FoundFact found(Fact fact) {
        return new FoundFact(FoundFact.Category.valueOf(fact.category().name()), fact.label(), fact.value(), fact.source(),
                FoundFact.Confidence.valueOf(fact.confidence().name()), fact.at(), fact.expiresAt());
    }

    private Customers customers() {
        Address address = new Address("12 Bluestem Way", null, "Olathe", "KS", "66061", "US");
        Customer customer = new Customer(CUSTOMER, "Ana Rivera", "Residential", true, "(913) 555-0177", "ana@example.com", address, 1, false, null,
                Instant.parse("2021-05-03T12:00:00Z"), NOW, new Origin("servicetitan", "11", NOW));
        Location home = new Location(LOCATION, CUSTOMER, "Home", true, address, null, null, NOW, NOW, null);
        Equipment heater = new Equipment(new EquipmentId(51), CUSTOMER, LOCATION, "Rheem Water Heater", "Water Heater", "Rheem", "XG50", "S1",
                LocalDate.of(2013, 4, 1), null, null, "Installed", true);
        return Fake.of(Customers.class).on("get", with -> {
            if (!CUSTOMER.equals(with[1])) {
                throw new NotFound("customer", with[1]);
            }
            return customer;
        }).on("find", with -> Optional.of(customer)).on("locations", with -> Map.of(LOCATION, home)).on("locationsOf", with -> List.of(home))
                .on("equipmentAt", with -> List.of(heater)).on("equipmentOf", with -> List.of(heater)).get();
    }

    private Jobs jobs() {
        return Fake.of(Jobs.class).on("get", with -> {
            if (!JOB.equals(with[1])) {
                throw new NotFound("job", with[1]);
            }
            return job;
        }).on("find", with -> Optional.of(job)).on("history", with -> history).on("ofCustomer", with -> Page.of(history, (Page.Request) with[2], history.size())).get();
    }

    private Messages messages() {
        return Fake.of(Messages.class).on("queue", with -> {
            NewMessage message = (NewMessage) with[2];
            if (optedOut.contains(message.to())) {
                throw new RuleViolation("recipient.opted-out", "The person has replied STOP.");
            }
            Store.afterCommit((Connection) with[1], () -> queued.add(message));
            return new MessageId(900 + queued.size());
        }).get();
    }
}
