package com.plumbline.briefing.internal.automation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.assist.ModelUsage;
import com.plumbline.briefing.internal.Briefings;
import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.Course.Act;
import com.plumbline.briefing.internal.automation.Course.Step;
import com.plumbline.briefing.internal.automation.Outlook.Sending;
import com.plumbline.briefing.internal.automation.Outlook.Text;
import com.plumbline.briefing.internal.automation.Plan.State;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.QuietTimes;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a job and brings its plans to where they should be. Looking again changes nothing; a kill anywhere is made up for by looking again. */
@Component(service = Planner.class)
public class Planner {

    static final String DUE = "briefing.plan-due";

    private static final Logger log = LoggerFactory.getLogger(Planner.class);

    /** Write, send and look: more only when others change the same job meanwhile, and they look too. */
    private static final int MOST_ROUNDS = 5;
    private static final Duration REFUSED_WAITS = Duration.ofMinutes(15);

    /** What is to be done after the plan is committed. */
    private record Task(Act act, Plan plan, boolean withModel) {}

    private final Store store;
    private final Automation automation;
    private final Briefings briefings;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final Technicians technicians;
    private final Messages messages;
    private final QuietTimes quietTimes;
    private final ModelUsage usage;
    private final Companies companies;
    private final Outbox outbox;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Planner(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Automation automation, @Reference Briefings briefings,
            @Reference Deliveries deliveries, @Reference Jobs jobs, @Reference Technicians technicians, @Reference Messages messages,
            @Reference QuietTimes quietTimes, @Reference ModelUsage usage, @Reference Companies companies, @Reference Outbox outbox,
            @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.automation = automation;
        this.briefings = briefings;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.technicians = technicians;
        this.messages = messages;
        this.quietTimes = quietTimes;
        this.usage = usage;
        this.companies = companies;
        this.outbox = outbox;
        this.live = live;
        this.clock = clock;
    }

    /** @param news whether it just got its visit or its technician; what is sent at assignment begins with that only */
    void look(TenantId tenant, JobId job, boolean news) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean again = false;
            for (Task task : arrange(tenant, job, news)) {
                again |= perform(tenant, job, task);
            }
            if (!again) {
                return;
            }
        }
    }

    /** Has a job looked at in the background, after the commit. */
    void lookSoon(TenantId tenant, Connection connection, List<Long> jobIds) {
        outbox.publishAll(tenant, connection, jobIds.stream().map(id -> NewEvent.of(DUE, new JobId(id).toString(), null)).toList());
    }

    void show(TenantId tenant, Connection connection, Plan plan) {
        Store.afterCommit(connection, () -> live.publish(tenant, "briefing-queue", "changed", List.of(plan.text(), new JobId(plan.job()).toString()), null));
    }

    private List<Task> arrange(TenantId tenant, JobId id, boolean news) {
        AutomationRules rules = automation.rules(tenant);
        if (!rules.on() && !hasPlans(tenant, id)) {
            return List.of();
        }
        Outlook now = outlook(tenant, id, rules);
        if (now.job() == null && !hasPlans(tenant, id)) {
            return List.of();
        }
        boolean withModel = rules.dailyModelTokens() == null || tokensToday(tenant, now) < rules.dailyModelTokens();
        return store.sql(tenant, connection -> {
            List<Task> tasks = new ArrayList<>();
            for (Plan plan : plans(tenant, connection, id, now, news)) {
                Plan current = adopted(connection, moment(plan, now));
                Step step = Course.next(current, sending(connection, current), now);
                keep(tenant, connection, plan, step.plan(), step.wake());
                if (step.act() != Act.NONE) {
                    tasks.add(new Task(step.act(), step.plan(), withModel));
                }
            }
            return tasks;
        });
    }

    /** The plans there are, and the one that should be there. */
    private List<Plan> plans(TenantId tenant, Connection connection, JobId job, Outlook now, boolean news) {
        List<Plan> plans = new ArrayList<>(Plans.take(connection, job.value()));
        long assigned = now.technician() == null ? Plan.NOBODY : now.technician().id().value();
        Optional<Plan> own = plans.stream().filter(plan -> plan.technician() == assigned).findFirst();
        Optional<Plan> nobodys = plans.stream().filter(plan -> plan.technician() == Plan.NOBODY && assigned != Plan.NOBODY).findFirst();
        if (own.isPresent()) {
            nobodys.ifPresent(plan -> {
                outbox.cancel(tenant, connection, plan.key());
                Plans.delete(connection, plan);
                plans.remove(plan);
                show(tenant, connection, plan);
            });
        } else if (nobodys.isPresent()) {
            Plan his = nobodys.get().assigned(assigned, clock.instant());
            Plans.update(connection, his, clock.instant());
            plans.set(plans.indexOf(nobodys.get()), his);
        } else if (Course.isWorthPlanning(now) && (news || now.policy().moment() != Moment.ASSIGNMENT)) {
            Plan fresh = Plan.of(job.value(), assigned, now.policy().moment(), clock.instant());
            Plans.insert(connection, fresh);
            plans.add(fresh);
        }
        return plans;
    }

    private static Plan moment(Plan plan, Outlook now) {
        return now.policy() == null || plan.moment() == now.policy().moment() || plan.state() == State.SENT ? plan : plan.at(now.policy().moment());
    }

    /** Somebody sent it by hand: that was the one. */
    private static Plan adopted(Connection connection, Plan plan) {
        return plan.technician() == Plan.NOBODY ? plan : Plans.sendingBeside(connection, plan).map(plan::adopted).orElse(plan);
    }

    private static Sending sending(Connection connection, Plan plan) {
        return plan.delivery() == null ? null : Sql.first(connection, "SELECT state, recipient, error_text FROM briefing_delivery WHERE id = ?",
                row -> new Sending(row.text("state"), row.text("recipient"), row.text("error_text")), plan.delivery()).orElse(null);
    }

    private void keep(TenantId tenant, Connection connection, Plan before, Plan after, Instant wake) {
        if (!after.equals(before)) {
            Plans.update(connection, after, clock.instant());
            show(tenant, connection, after);
            if (before.state() != after.state()) {
                log.info("{} of {}: {}, {}", after.text(), new JobId(after.job()), after.state(), after.dueAt());
            }
        }
        wake(tenant, connection, after, wake);
    }

    private void wake(TenantId tenant, Connection connection, Plan plan, Instant wake) {
        if (wake == null) {
            outbox.cancel(tenant, connection, plan.key());
        } else {
            outbox.publish(tenant, connection, NewEvent.later(DUE, new JobId(plan.job()).toString(), JsonNodeFactory.instance.objectNode(), wake, plan.key()));
        }
    }

    private Outlook outlook(TenantId tenant, JobId id, AutomationRules rules) {
        Job job = jobs.find(tenant, id).orElse(null);
        Technician technician = job == null || job.technicianId() == null ? null : technicians.find(tenant, job.technicianId()).orElse(null);
        ZoneId zone = companies.get(tenant).zone();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant begin = today.atStartOfDay(zone).toInstant();
        long left = rules.dailySms() == null ? Long.MAX_VALUE
                : rules.dailySms() - store.<Long>read(tenant, em -> Plans.handedSince(Store.connection(em), begin));
        boolean optedOut = technician != null && technician.phone().effective().map(phone -> messages.optedOut(tenant, phone)).orElse(false);
        return new Outlook(job, technician, job == null ? null : rules.policy(job), text(tenant, id), moment -> quietTimes.at(tenant, moment, zone), optedOut,
                left, rules.dailySms(), today.plusDays(1).atStartOfDay(zone).toInstant(), zone, now);
    }

    private Text text(TenantId tenant, JobId job) {
        return store.read(tenant, em -> Sql.first(Store.connection(em), "SELECT state, requested_at, written_at, error FROM briefing WHERE job_id = ?",
                row -> new Text(Text.State.valueOf(row.text("state")), row.instant("requested_at"), row.instant("written_at"), row.text("error")), job.value())
                .orElse(Text.NONE));
    }

    private long tokensToday(TenantId tenant, Outlook now) {
        LocalDate today = LocalDate.ofInstant(now.now(), now.zone());
        return usage.between(tenant, today, today).stream().mapToLong(used -> used.inputTokens() + used.outputTokens()).sum();
    }

    private boolean hasPlans(TenantId tenant, JobId job) {
        return store.read(tenant, em -> !Plans.ofJob(Store.connection(em), job.value()).isEmpty());
    }

    /** @return whether to look again at once */
    private boolean perform(TenantId tenant, JobId job, Task task) {
        try {
            return switch (task.act()) {
                case WRITE -> {
                    briefings.request(Caller.system(tenant), job, task.withModel());
                    yield true;
                }
                case SEND -> {
                    deliveries.deliver(Caller.system(tenant), briefings.ofJob(tenant, job).id(), null, (em, delivery) -> handed(tenant, em, task.plan(), delivery));
                    yield true;
                }
                case TAKE_BACK -> takeBack(tenant, task.plan());
                case NONE -> false;
            };
        } catch (Overtaken overtaken) {
            return true;
        } catch (RuleViolation refused) {
            refused(tenant, task.plan(), refused.getMessage());
            return false;
        } catch (NotFound gone) {
            log.info("{}: {}", job, gone.getMessage());
            return true;
        }
    }

    /** In the transaction of the sending: so that it goes once, to the one it was planned for, and within the budget. */
    private void handed(TenantId tenant, EntityManager em, Plan planned, long delivery) {
        Connection connection = Store.connection(em);
        Plan plan = Plans.takeOne(connection, planned.id()).orElseThrow(Overtaken::new);
        Instant now = clock.instant();
        boolean his = Sql.number(connection, "SELECT COUNT(*) AS n FROM briefing_delivery WHERE id = ? AND technician_id = ?", delivery, plan.technician()) == 1;
        Optional<Long> beside = Plans.sendingBeside(connection, plan.adopted(delivery));
        if (!his || beside.isPresent() || plan.state() != State.READY || plan.delivery() != null && plan.delivery() == delivery) {
            throw new Overtaken();
        }
        AutomationRules rules = Automation.hold(connection);
        ZoneId zone = companies.get(tenant).zone();
        Instant today = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        if (!plan.isUrgent() && rules.dailySms() != null && Plans.handedSince(connection, today) >= rules.dailySms()) {
            throw new Overtaken();
        }
        keep(tenant, connection, plan, plan.handed(delivery, now).to(State.SENDING, plan.dueAt(), "On its way; waits for the carrier."), null);
    }

    /** @return false when it is too late */
    boolean takeBackFor(TenantId tenant, Plan planned, String why) {
        return takeBack(tenant, planned.to(planned.state(), planned.dueAt(), why));
    }

    private boolean takeBack(TenantId tenant, Plan planned) {
        boolean[] inTime = new boolean[1];
        deliveries.takeBack(tenant, planned.delivery(), planned.reason(), (em, taken) -> {
            Connection connection = Store.connection(em);
            inTime[0] = taken;
            Plans.takeOne(connection, planned.id()).filter(plan -> plan.state() == State.SENDING).ifPresent(plan -> keep(tenant, connection, plan,
                    taken ? plan.notHanded().to(State.WITHDRAWN, null, planned.reason())
                            : plan.to(State.SENDING, plan.dueAt(), planned.reason() + " It is with the carrier already."), null));
        });
        return inTime[0];
    }

    private void refused(TenantId tenant, Plan planned, String why) {
        store.sql(tenant, connection -> {
            Plans.takeOne(connection, planned.id()).filter(plan -> plan.state() == State.READY).ifPresent(plan ->
                    keep(tenant, connection, plan, plan.to(State.BLOCKED, plan.dueAt(), why), clock.instant().plus(REFUSED_WAITS)));
            return null;
        });
    }

    /** Things changed between the look and the deed. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
