package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The briefings there are, and asking for one. */
@Component(service = Briefings.class)
public class Briefings {

    static final String REQUESTED = "briefing.requested";

    /** Asking again while it is being written is the same wish. */
    private static final Duration STILL_WRITING = Duration.ofMinutes(5);

    private final Store store;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Audit audit;
    private final Screens screens;
    private final Clock clock;

    @Activate
    public Briefings(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Jobs jobs, @Reference Outbox outbox,
            @Reference Audit audit, @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.outbox = outbox;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * Has the briefing of a job written in the background, in place of the one there is.
     *
     * @return id of the briefing; a job keeps its one
     * @throws NotFound {@code job.unknown}
     */
    public String request(Caller who, JobId jobId) {
        return request(who, jobId, true);
    }

    /**
     * {@link #request(Caller, JobId)}, by the rules alone when no model may be asked.
     *
     * @throws NotFound {@code job.unknown}
     */
    public String request(Caller who, JobId jobId, boolean withModel) {
        TenantId tenant = who.tenant();
        Job job = jobs.get(tenant, jobId);
        try {
            return request(who, job, withModel);
        } catch (PersistenceException madeMeanwhile) {
            // Two first wishes for one job at the same moment: now the row is there, or the second try says what is wrong.
            return request(who, job, withModel);
        }
    }

    private String request(Caller who, Job job, boolean withModel) {
        TenantId tenant = who.tenant();
        return store.write(tenant, em -> {
            Instant now = clock.instant();
            Connection connection = Store.connection(em);
            BriefingEntity briefing = Rows.briefingOfJob(em, job.id().value());
            if (briefing == null) {
                briefing = new BriefingEntity(Ids.next(), job.id().value(), now);
                em.persist(briefing);
            } else if (isBeingWritten(briefing, now)) {
                return BriefingIds.briefing(briefing.id());
            }
            int run = briefing.writing(who.name(), now);
            String id = BriefingIds.briefing(briefing.id());
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("briefing", id).put("job", job.id().toString()).put("run", run);
            if (!withModel) {
                data.put("withoutModel", true);
            }
            outbox.publish(tenant, connection, NewEvent.of(REQUESTED, id, data));
            audit.record(who, connection, AuditEntry.of("briefing.generate", "briefing", id, "Job " + job.number(), null));
            screens.briefing(tenant, em, briefing);
            return id;
        });
    }

    /** @throws NotFound {@code job.unknown}, {@code briefing.none} */
    public BriefingEntity ofJob(TenantId tenant, JobId jobId) {
        Optional<BriefingEntity> found = store.read(tenant, em -> ofJob(em, jobId));
        return found.orElseThrow(() -> {
            jobs.get(tenant, jobId);
            return NotFound.because("briefing.none", "No briefing has been written for this job yet. Write one.");
        });
    }

    /** @throws NotFound {@code briefing.unknown} */
    public BriefingEntity get(TenantId tenant, long id) {
        return store.read(tenant, em -> Optional.ofNullable(em.find(BriefingEntity.class, id)))
                .orElseThrow(() -> new NotFound("briefing", BriefingIds.briefing(id)));
    }

    private static Optional<BriefingEntity> ofJob(EntityManager em, JobId jobId) {
        return em.createQuery("SELECT b FROM BriefingEntity b WHERE b.jobId = :job", BriefingEntity.class)
                .setParameter("job", jobId.value()).getResultStream().findFirst();
    }

    private static boolean isBeingWritten(BriefingEntity briefing, Instant now) {
        return briefing.state() == BriefingEntity.State.WRITING && briefing.requestedAt().plus(STILL_WRITING).isAfter(now);
    }
}
