package com.plumbline.briefing.internal.automation;

import com.plumbline.briefing.internal.automation.Plan.State;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What will go out, when and why; and what people say to it. */
@Component(service = Queue.class)
public class Queue {

    /** A plan with what it is about; each may be {@code null} but the plan. */
    public record Entry(Plan plan, Job job, Customer customer, Technician technician) {}

    private final Store store;
    private final Planner planner;
    private final Jobs jobs;
    private final Technicians technicians;
    private final Customers customers;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public Queue(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Planner planner, @Reference Jobs jobs,
            @Reference Technicians technicians, @Reference Customers customers, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.planner = planner;
        this.jobs = jobs;
        this.technicians = technicians;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is still to go first, by time; then what is over, latest first. @param states in lower case; none: all */
    public Page<Entry> page(TenantId tenant, List<String> states, Page.Request page) {
        Page<Plan> plans = store.read(tenant, em -> Plans.page(Store.connection(em), states.stream().map(Queue::state).toList(), page));
        Map<JobId, Job> about = jobs.byIds(tenant, plans.items().stream().map(plan -> new JobId(plan.job())).collect(Collectors.toSet()));
        Map<TechnicianId, Technician> people = technicians.byIds(tenant, plans.items().stream().map(plan -> new TechnicianId(plan.technician())).collect(Collectors.toSet()));
        Map<CustomerId, Customer> whose = customers.byIds(tenant, about.values().stream().map(Job::customer).filter(Objects::nonNull).collect(Collectors.toSet()));
        return plans.map(plan -> {
            Job job = about.get(new JobId(plan.job()));
            return new Entry(plan, job, job == null || job.customer() == null ? null : whose.get(job.customer()), people.get(new TechnicianId(plan.technician())));
        });
    }

    /** @throws NotFound {@code briefing-plan.unknown} */
    public Entry get(TenantId tenant, String id) {
        Plan plan = store.read(tenant, em -> Plans.one(Store.connection(em), Plan.parse(id))).orElseThrow(() -> new NotFound("briefing plan", id));
        Optional<Job> job = jobs.find(tenant, new JobId(plan.job()));
        return new Entry(plan, job.orElse(null), job.map(Job::customer).flatMap(customer -> customers.find(tenant, customer)).orElse(null),
                technicians.find(tenant, new TechnicianId(plan.technician())).orElse(null));
    }

    /** It may go when its time comes. Approving again changes nothing. @throws RuleViolation {@code briefing-plan.over} */
    public Entry approve(Caller who, String id) {
        return change(who, id, "briefing.approve", "Approved.", plan -> {
            refuseUnless(plan.state().isOpen(), plan);
            return plan.approvedBy() != null ? plan : plan.approved(name(who));
        });
    }

    /**
     * It does not go, until somebody sends it after all. An SMS that no carrier has yet is taken back. Stopping again changes nothing.
     *
     * @throws RuleViolation {@code briefing-plan.over}, {@code briefing-plan.too-late}
     */
    public Entry stop(Caller who, String id) {
        Plan now = get(who.tenant(), id).plan();
        if (now.state() == State.SENDING && !planner.takeBackFor(who.tenant(), now, "Stopped by " + name(who) + ".")) {
            throw new RuleViolation("briefing-plan.too-late", "The SMS is with the carrier already and cannot be stopped.");
        }
        return change(who, id, "briefing.stop", "Stopped.", plan -> {
            refuseUnless(plan.state() != State.SENT && plan.state() != State.SENDING, plan);
            return plan.state() == State.STOPPED ? plan : plan.to(State.STOPPED, null, "Stopped by " + name(who) + ".");
        });
    }

    /**
     * It goes at once, whatever hour and budget say; also one that was stopped. What keeps it from going (no phone, no carrier) is
     * the plan's reason.
     *
     * @throws RuleViolation {@code briefing-plan.over} when it was sent or its visit is no more, {@code briefing.no-technician},
     *                       {@code briefing.no-phone}
     */
    public Entry send(Caller who, String id) {
        Entry entry = get(who.tenant(), id);
        refuseUnless(entry.plan().state().isOpen() || entry.plan().state() == State.STOPPED, entry.plan());
        if (entry.plan().technician() == Plan.NOBODY) {
            throw new RuleViolation("briefing.no-technician", "Nobody is assigned to the job. Assign a technician, then send.");
        }
        if (entry.technician() == null || entry.technician().phone().effective().isEmpty()) {
            throw new RuleViolation("briefing.no-phone", (entry.technician() == null ? "The technician" : entry.technician().name())
                    + " has no phone number that can be dialled. Enter one under Technicians, then send.");
        }
        return change(who, id, "briefing.send-now", "To be sent at once.", plan -> {
            refuseUnless(plan.state().isOpen() || plan.state() == State.STOPPED, plan);
            return plan.state() == State.SENDING ? plan : plan.wanted(name(who));
        });
    }

    private Entry change(Caller who, String id, String action, String detail, UnaryOperator<Plan> change) {
        TenantId tenant = who.tenant();
        store.sql(tenant, connection -> {
            Plan before = Plans.takeOne(connection, Plan.parse(id)).orElseThrow(() -> new NotFound("briefing plan", id));
            Plan after = change.apply(before);
            if (!after.equals(before)) {
                Plans.update(connection, after, clock.instant());
                audit.record(who, connection, AuditEntry.of(action, "briefing-plan", id, "Briefing of " + new JobId(after.job()), detail));
                planner.lookSoon(tenant, connection, List.of(after.job()));
                planner.show(tenant, connection, after);
            }
            return null;
        });
        return get(tenant, id);
    }

    private static void refuseUnless(boolean fits, Plan plan) {
        if (!fits) {
            throw new RuleViolation("briefing-plan.over", "This briefing is " + plan.state().name().toLowerCase(Locale.ROOT)
                    + " already. To send it again, open the job and choose Send.");
        }
    }

    /** @throws RuleViolation {@code request.invalid} */
    private static String state(String text) {
        try {
            return State.valueOf(text.toUpperCase(Locale.ROOT)).name();
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("request.invalid", "There is no state \"" + text + "\".", Map.of("state", "planned, writing, held, ready, sending,"
                    + " blocked, sent, stopped or withdrawn"));
        }
    }

    private static String name(Caller who) {
        return who.name().length() <= 100 ? who.name() : who.name().substring(0, 100);
    }
}
