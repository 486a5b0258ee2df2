package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.assist.ModelUsage;
import com.plumbline.briefing.internal.automation.Automation;
import com.plumbline.briefing.internal.automation.AutomationRules;
import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.AutomationRules.TypeRule;
import com.plumbline.briefing.internal.automation.ComingJobs;
import com.plumbline.briefing.internal.automation.JobNewsHandler;
import com.plumbline.briefing.internal.automation.Planner;
import com.plumbline.briefing.internal.automation.Queue;
import com.plumbline.briefing.internal.automation.SignalHandler;
import com.plumbline.briefing.internal.results.Feedback;
import com.plumbline.briefing.internal.results.Results;
import com.plumbline.customers.Address;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Notes;
import com.plumbline.customers.Origin;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.delivery.Dispatcher;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.jobs.AppointmentId;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobNotes;
import com.plumbline.jobs.JobType;
import com.plumbline.jobs.JobTypeId;
import com.plumbline.jobs.JobTypes;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.internal.CarrierOf;
import com.plumbline.messaging.internal.Carriers;
import com.plumbline.messaging.internal.CompanyQuietTimes;
import com.plumbline.messaging.internal.CompanyRules;
import com.plumbline.messaging.internal.JpaMessages;
import com.plumbline.messaging.internal.News;
import com.plumbline.messaging.internal.Receipts;
import com.plumbline.messaging.internal.SendLog;
import com.plumbline.messaging.internal.Sender;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A company whose briefings go out by themselves: outbox, dispatcher, messaging and briefing are the real ones, over a database;
 * jobs, technicians and customers are as the test says, the carrier has the phones in memory.
 */
final class AutomaticOffice implements AutoCloseable {

    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final CustomerId CUSTOMER = new CustomerId(11);
    static final LocationId LOCATION = new LocationId(21);
    static final JobTypeId REPAIR = new JobTypeId(61);
    static final JobTypeId TUNE_UP = new JobTypeId(62);
    static final TechnicianId TESS = new TechnicianId(41);
    static final TechnicianId THEO = new TechnicianId(42);
    static final String TESS_PHONE = "+19135550142";
    static final String THEO_PHONE = "+19135550143";

    final TestClock clock;
    final TenantId tenant;
    final Store store;
    final PhoneCarrier carrier;
    final Map<JobId, Job> jobs = new ConcurrentHashMap<>();
    final Map<TechnicianId, Technician> technicians = new ConcurrentHashMap<>();
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<ModelUsage.Used> used = new CopyOnWriteArrayList<>();
    final ScriptedAssistant assistant = new ScriptedAssistant();
    final Automation automation;
    final Queue queue;
    final Briefings briefings;
    final Deliveries deliveries;
    final PageReader pages;
    final Results results;
    final ComingJobs coming;
    final CompanyRules messageRules;
    private final TestStorage storage;
    private final Outgoing outgoing = new Outgoing();
    private final JdbcOutbox outbox;
    private final List<EventHandler> handlers;
    private Dispatcher dispatcher;

    AutomaticOffice(TestStorage storage, TenantId tenant, Path folder, Instant now) {
        this(storage, tenant, folder, now, PhoneCarrier::new);
    }

    AutomaticOffice(TestStorage storage, TenantId tenant, Path folder, Instant now, Function<Clock, PhoneCarrier> behind) {
        this.storage = storage;
        this.tenant = tenant;
        this.clock = new TestClock(now);
        this.store = storage.store("briefing");
        this.carrier = behind.apply(clock);
        this.outbox = new JdbcOutbox(clock, outgoing);
        technicians.put(TESS, technician(TESS, "Tess Tech", TESS_PHONE));
        technicians.put(THEO, technician(THEO, "Theo Tech", THEO_PHONE));
        Company company = new Company(tenant, "Prairie Plumbing", CHICAGO, Company.State.ACTIVE, false);
        Companies companies = Fake.of(Companies.class).on("get", with -> company).on("find", with -> Optional.of(company)).on("all", with -> List.of(company)).get();
        Audit audit = Fake.of(Audit.class).on("record", with -> audited.add(((AuditEntry) with[2]).action())).get();
        LiveHub live = (who, topic, kind, ids, data) -> { };
        Customers customers = customers();
        Jobs allJobs = jobs();
        Technicians people = Fake.of(Technicians.class).on("get", with -> technicians.get(with[1])).on("find", with -> Optional.ofNullable(technicians.get(with[1])))
                .on("byIds", with -> some((Collection<?>) with[1], technicians)).get();
        Notes notes = Fake.of(Notes.class).on("about", with -> List.of()).get();
        JobNotes jobNotes = Fake.of(JobNotes.class).on("about", with -> List.of()).get();
        JobTypes jobTypes = Fake.of(JobTypes.class).on("list", with -> List.of(new JobType(REPAIR, "Water Heater Repair"), new JobType(TUNE_UP, "Tune-up"))).get();

        Carriers carriers = CarrierOf.only(carrier);
        Store texts = storage.store("messaging");
        News messageNews = new News(outbox, live);
        messageRules = new CompanyRules(texts, audit);
        JpaMessages messages = new JpaMessages(texts, carriers, messageNews, clock);
        Receipts receipts = new Receipts(texts, carriers, messageNews, clock);
        Sender sender = new Sender(new SendLog(texts, carriers, messageNews, clock), receipts, carriers, messageRules);

        Screens screens = new Screens(live, new BadgeMemory());
        Sales sales = new Sales();
        SituationReader situations = new SituationReader(companies, customers, notes, allJobs, jobNotes, sales, clock);
        MaterialReader materials = new MaterialReader(companies, customers, notes, allJobs, jobNotes, sales, situations, clock);
        Links links = new Links(store, companies, clock, folder.resolve("secrets").resolve("links.key"));
        Settings settings = new Settings(store, new OwnAddress("http://127.0.0.1:8080"), audit);
        Profiles profiles = new Profiles(store, customers, Office.usualPrivacy(), outbox, audit, screens, clock);
        Enricher enricher = new Enricher(profiles, materials, assistant, List.of());
        briefings = new Briefings(store, allJobs, outbox, audit, screens, clock);
        deliveries = new Deliveries(store, briefings, allJobs, people, situations, messages, links, settings, companies, audit, screens, clock);
        automation = new Automation(store, jobTypes, outbox, audit);
        Planner planner = new Planner(store, automation, briefings, deliveries, allJobs, people, messages, new CompanyQuietTimes(messageRules),
                (company1, from, to) -> List.copyOf(used), companies, outbox, live, clock);
        coming = new ComingJobs(store, automation, planner, allJobs, companies, clock);
        queue = new Queue(store, planner, allJobs, people, customers, audit, clock);
        pages = new PageReader(links, briefings, profiles, new Feedback(store, live, clock), allJobs, customers, companies, clock);
        results = new Results(store, allJobs, companies, clock);
        handlers = List.of(new Writing(store, allJobs, profiles, enricher, situations, new Composer(situations, assistant, new Guidances(store, audit, clock)), settings, outbox, screens, clock),
                new Enriching(profiles, enricher), new DeliveryNews(store, outbox, screens), new VisitChanges(store, allJobs, links, settings),
                new JobNewsHandler(planner), new SignalHandler(store, planner, coming), sender);
        start();
    }

    Caller dana() {
        return new Caller(tenant, Caller.Kind.USER, "usr_1", "Dana Office", Role.OWNER, Set.of());
    }

    /** On, for all job types. */
    void automatic(Mode mode, Moment moment, int hours) {
        set(new AutomationRules(true, mode, moment, hours, null, null, Map.of()));
    }

    void set(AutomationRules rules) {
        automation.set(dana(), rules);
        settle();
    }

    static AutomationRules rules(Moment moment, Integer dailySms, Long tokens, Map<Long, TypeRule> types) {
        return new AutomationRules(true, Mode.AUTOMATIC, moment, 2, dailySms, tokens, types);
    }

    /** As the mirror does: the job changes, and the event is told. */
    void happens(String type, Job job) {
        jobs.put(job.id(), job);
        told(type, job.id());
        settle();
    }

    /** The same event once more, as after a repeated sync. */
    void told(String type, JobId job) {
        store.sql(tenant, connection -> outbox.publish(tenant, connection, NewEvent.of(type, job.toString(), JsonNodeFactory.instance.objectNode())));
    }

    void phone(TechnicianId id, String phone) {
        technicians.put(id, technician(id, technicians.get(id).name(), phone));
        store.sql(tenant, connection -> outbox.publish(tenant, connection, NewEvent.of("technician.changed", id.toString(), null)));
        settle();
    }

    static Job job(long id, Instant start, TechnicianId technician) {
        return new Job(new JobId(id), String.valueOf(48000 + id), "Scheduled", REPAIR, "Water Heater Repair", null, "Water Heaters", "Normal", CUSTOMER, LOCATION,
                start, start.plus(Duration.ofHours(2)), start, start.plus(Duration.ofHours(2)), new AppointmentId(id), technician, "No hot water.", null, false,
                null, start.minus(Duration.ofDays(2)), null, start, null);
    }

    static Job with(Job job, String status, Instant start, TechnicianId technician) {
        return new Job(job.id(), job.number(), status, job.jobTypeId(), job.jobType(), null, job.businessUnit(), job.priority(), job.customer(), job.location(),
                start, start.plus(Duration.ofHours(2)), start, start.plus(Duration.ofHours(2)), job.appointment(), technician, job.summary(), null, false, null,
                job.createdAt(), null, job.modifiedAt(), null);
    }

    static Job of(Job job, JobTypeId type) {
        return new Job(job.id(), job.number(), job.status(), type, "Tune-up", null, job.businessUnit(), job.priority(), job.customer(), job.location(),
                job.start(), job.end(), job.arrivalStart(), job.arrivalEnd(), job.appointment(), job.technicianId(), job.summary(), null, false, null,
                job.createdAt(), null, job.modifiedAt(), null);
    }

    /** The clock goes there in steps, and what falls due on the way happens at its time. */
    void until(Instant moment) {
        while (clock.instant().isBefore(moment)) {
            Instant next = clock.instant().plus(Duration.ofMinutes(5));
            clock.set(next.isBefore(moment) ? next : moment);
            dispatcher.clockMoved();
            settle();
        }
    }

    /** The appliance is off meanwhile. */
    void offUntil(Instant moment) {
        dispatcher.close();
        clock.set(moment);
        start();
        settle();
    }

    void settle() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!dispatcher.isSettled(tenant)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not settled within 60 s at " + clock.instant() + "; the queue is " + entries());
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    List<Queue.Entry> entries() {
        return queue.page(tenant, List.of(), new Page.Request(1, 50)).items();
    }

    private void start() {
        dispatcher = new Dispatcher(storage.store("events"), storage.store("events-platform"), storage.databases(), outgoing, clock, 8);
        // Of other tests' companies in the same storage nothing is delivered.
        dispatcher.serve(tenant::equals);
        handlers.forEach(dispatcher::add);
        dispatcher.start();
    }

    private static Technician technician(TechnicianId id, String name, String phone) {
        return new Technician(id, name, "North", true, null, null, null, new Technician.Phones(phone, null), String.valueOf(id.value()), 1);
    }

    private static Customers customers() {
        Address address = new Address("12 Bluestem Way", null, "Olathe", "KS", "66061", "US");
        Customer customer = new Customer(CUSTOMER, "Ana Rivera", "Residential", true, "(913) 555-0177", "ana@example.com", address, 1, false, null,
                Instant.parse("2021-05-03T12:00:00Z"), Instant.parse("2026-01-01T12:00:00Z"), new Origin("servicetitan", "11", Instant.parse("2026-01-01T12:00:00Z")));
        Location home = new Location(LOCATION, CUSTOMER, "Home", true, address, null, null, customer.createdAt(), customer.createdAt(), null);
        return Fake.of(Customers.class).on("get", with -> customer).on("find", with -> Optional.of(customer)).on("byIds", with -> Map.of(CUSTOMER, customer))
                .on("locations", with -> Map.of(LOCATION, home)).on("locationsOf", with -> List.of(home)).on("equipmentAt", with -> List.of())
                .on("equipmentOf", with -> List.of()).get();
    }

    private Jobs jobs() {
        return Fake.of(Jobs.class).on("get", with -> Optional.ofNullable(jobs.get(with[1])).orElseThrow(() -> new NotFound("job", with[1])))
                .on("find", with -> Optional.ofNullable(jobs.get(with[1]))).on("byIds", with -> some((Collection<?>) with[1], jobs))
                .on("history", with -> List.of()).on("ofCustomer", with -> Page.of(List.of(), (Page.Request) with[2], 0))
                .on("list", with -> Page.of(List.copyOf(jobs.values()), (Page.Request) with[2], jobs.size())).get();
    }

    private static <K, V> Map<K, V> some(Collection<?> ids, Map<K, V> all) {
        return all.entrySet().stream().filter(each -> ids.contains(each.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
