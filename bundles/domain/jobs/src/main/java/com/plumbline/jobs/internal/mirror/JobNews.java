package com.plumbline.jobs.internal.mirror;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobStatus;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.internal.JobMemory;
import com.plumbline.jobs.internal.mirror.CurrentVisit.Moved;
import com.plumbline.jobs.internal.mirror.CurrentVisit.Visit;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Publishes what happened to jobs, in the transaction in which the copy changes, and tells open screens after it.
 *
 * <p>A first mirror brings years of jobs and must not set off years of work. So a job that arrives is news
 * ({@code job.booked}, {@code job.assigned}) only while it is open and its visit is today or later in the company's zone;
 * changes of status and content only of a job that was here before.
 */
@Component(service = JobNews.class)
public class JobNews {

    private final Outbox outbox;
    private final LiveHub live;
    private final Companies companies;
    private final Clock clock;
    private final JobMemory memory;

    @Activate
    public JobNews(@Reference Outbox outbox, @Reference LiveHub live, @Reference Companies companies, @Reference Clock clock,
            @Reference JobMemory memory) {
        this.outbox = outbox;
        this.live = live;
        this.companies = companies;
        this.clock = clock;
        this.memory = memory;
    }

    /** Rows of the job table were written. */
    void jobsWritten(TenantId tenant, Connection connection, List<Change> changes) {
        List<NewEvent> news = new ArrayList<>();
        for (Change change : changes) {
            if (!change.created()) {
                String before = (String) change.before().get("status");
                String after = change.record().fields().path("status").asText(null);
                String type = Objects.equals(before, after) ? "job.changed"
                        : JobStatus.COMPLETED.equals(after) ? "job.completed"
                        : JobStatus.CANCELED.equals(after) ? "job.canceled" : "job.changed";
                ObjectNode data = JsonNodeFactory.instance.objectNode().put("status", after).put("statusBefore", before);
                news.add(event(type, change.id(), data));
            }
        }
        outbox.publishAll(tenant, connection, news);
    }

    /** Appointments or assignments were written or removed: derives the visits of their jobs and tells what follows. */
    void visitsTouched(TenantId tenant, Connection connection, Collection<Long> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        Instant today = startOfToday(tenant);
        List<NewEvent> news = new ArrayList<>();
        for (Moved moved : CurrentVisit.derive(connection, new TreeSet<>(jobs))) {
            if (JobStatus.isOpen(moved.status())) {
                visitMoved(moved, today, news);
            }
        }
        outbox.publishAll(tenant, connection, news);
        jobsTouched(tenant, connection, jobs);
    }

    /** After the commit, the screens. */
    void jobsTouched(TenantId tenant, Connection connection, Collection<Long> jobs) {
        Set<Long> all = Set.copyOf(jobs);
        memory.jobsChanged(tenant, connection);
        Store.afterCommit(connection, () -> live.publish(tenant, "jobs", "changed", all.stream().map(id -> new JobId(id).toString()).toList(), null));
    }

    void techniciansWritten(TenantId tenant, Connection connection, List<Change> changes) {
        outbox.publishAll(tenant, connection, changes.stream().filter(change -> !change.created())
                .map(change -> NewEvent.of("technician.changed", new TechnicianId(change.id()).toString(), null)).toList());
    }

    void techniciansTouched(TenantId tenant, Connection connection, Collection<Long> technicians) {
        memory.techniciansChanged(tenant, connection);
        List<String> ids = technicians.stream().map(id -> new TechnicianId(id).toString()).toList();
        Store.afterCommit(connection, () -> live.publish(tenant, "technicians", "changed", ids, null));
    }

    /** A job type or business unit is called something else: lists show their names. */
    void namesChanged(TenantId tenant, Connection connection) {
        memory.jobsChanged(tenant, connection);
        memory.techniciansChanged(tenant, connection);
    }

    private static void visitMoved(Moved moved, Instant today, List<NewEvent> news) {
        Visit before = moved.before();
        Visit after = moved.after();
        boolean ahead = after.start() != null && !after.start().isBefore(today);
        if (before.start() == null && ahead) {
            news.add(event("job.booked", moved.job(), times(after)));
        } else if (before.start() != null && Objects.equals(before.appointment(), after.appointment()) && !sameTimes(before, after)) {
            news.add(event("job.rescheduled", moved.job(), times(after).put("startBefore", text(before.start()))));
        } else if (before.start() != null && !Objects.equals(before.appointment(), after.appointment())) {
            news.add(event("job.changed", moved.job(), times(after)));
        }
        if (!Objects.equals(before.technician(), after.technician()) && (ahead || before.technician() != null)) {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("technicianId", technician(after.technician()))
                    .put("technicianBefore", technician(before.technician()));
            news.add(event(after.technician() == null ? "job.unassigned" : "job.assigned", moved.job(), data));
        }
    }

    private static NewEvent event(String type, long job, ObjectNode data) {
        return NewEvent.of(type, new JobId(job).toString(), data);
    }

    private Instant startOfToday(TenantId tenant) {
        ZoneId zone = companies.get(tenant).zone();
        return LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
    }

    private static boolean sameTimes(Visit a, Visit b) {
        return Objects.equals(a.start(), b.start()) && Objects.equals(a.arrivalStart(), b.arrivalStart())
                && Objects.equals(a.arrivalEnd(), b.arrivalEnd());
    }

    private static ObjectNode times(Visit visit) {
        return JsonNodeFactory.instance.objectNode().put("start", text(visit.start())).put("arrivalStart", text(visit.arrivalStart()))
                .put("arrivalEnd", text(visit.arrivalEnd()));
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String technician(Long id) {
        return id == null ? null : new TechnicianId(id).toString();
    }
}
