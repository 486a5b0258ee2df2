package com.plumbline.briefing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.briefing.internal.writer.Grounds;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.briefing.internal.writer.SmsWriter;
import com.plumbline.customers.CustomerId;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.events.RetryPolicy;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a briefing that was asked for. May be cut off anywhere and begins again; the last wish wins. */
@Component(service = EventHandler.class)
public class Writing implements EventHandler {

    private static final Logger log = LoggerFactory.getLogger(Writing.class);
    private static final RetryPolicy RETRY = new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Store store;
    private final Jobs jobs;
    private final Profiles profiles;
    private final Enricher enricher;
    private final SituationReader situations;
    private final Composer composer;
    private final Settings settings;
    private final Outbox outbox;
    private final Screens screens;
    private final Clock clock;
    private final SmsWriter smsWriter = new SmsWriter();

    @Activate
    public Writing(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Jobs jobs, @Reference Profiles profiles,
            @Reference Enricher enricher, @Reference SituationReader situations, @Reference Composer composer, @Reference Settings settings, @Reference Outbox outbox,
            @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.profiles = profiles;
        this.enricher = enricher;
        this.situations = situations;
        this.composer = composer;
        this.settings = settings;
        this.outbox = outbox;
        this.screens = screens;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "briefing.write";
    }

    @Override
    public Set<String> types() {
        return Set.of(Briefings.REQUESTED);
    }

    @Override
    public RetryPolicy retry() {
        return RETRY;
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        long id = BriefingIds.briefing(event.data().path("briefing").asText());
        int run = event.data().path("run").asInt();
        if (!isWanted(tenant, id, run)) {
            return;
        }
        try {
            write(tenant, id, run, JobId.of(event.data().path("job").asText()), !event.data().path("withoutModel").asBoolean());
        } catch (RuleViolation | NotFound refused) {
            log.info("{}: not written, {}", event.subject(), refused.getMessage());
            fail(tenant, id, run, refused.getMessage());
        } catch (RuntimeException failed) {
            // Whatever it was: the dispatcher logs and repeats it; the screen is told once there is no attempt left.
            if (event.attempt() >= RETRY.attempts()) {
                fail(tenant, id, run, "It could not be written because of a fault in the appliance; the log says more. Write it again.");
            }
            throw failed;
        }
    }

    private void write(TenantId tenant, long id, int run, JobId jobId, boolean withModel) {
        Job job = jobs.get(tenant, jobId);
        List<Fact> profile = job.customer() == null ? List.of() : facts(tenant, job.customer(), withModel);
        Situation now = situations.read(tenant, job, profile);
        Composer.Composed composed = composer.compose(tenant, now, withModel);
        Sections sections = composed.sections();
        String sms = sms(tenant, now, sections).orElse(null);
        String guidance = situations.library().forJob(now.job()).id();
        String json = json(sections);
        String statements = json(Grounds.of(now, sections, situations.library().forJob(now.job()), composed.model(),
                job.customer() == null ? Map.of() : profiles.ids(tenant, job.customer())));
        finish(tenant, id, run, (em, briefing) -> {
            briefing.written(new BriefingEntity.Written(job.customer() == null ? null : job.customer().value(),
                    job.technicianId() == null ? null : job.technicianId().value(), composed.writer(), composed.reason(), composed.model(),
                    guidance, json, sections.readingSeconds(), sms, statements), clock.instant());
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("briefing", BriefingIds.briefing(id)).put("job", jobId.toString())
                    .put("writer", composed.writer());
            outbox.publish(tenant, Store.connection(em), NewEvent.of("briefing.written", BriefingIds.briefing(id), data));
        });
    }

    /** What is known; a customer who was never enriched is enriched now, so that his first briefing is as good as the next. */
    private List<Fact> facts(TenantId tenant, CustomerId customer, boolean withModel) {
        return profiles.stored(tenant, customer).orElseGet(() -> {
            enricher.enrich(tenant, customer, profiles.begin(tenant, customer), withModel);
            return profiles.stored(tenant, customer).orElse(List.of());
        });
    }

    /** As it would be sent now, with a stand-in for the link; empty when the address is too long, which sending says again. */
    private Optional<String> sms(TenantId tenant, Situation now, Sections sections) {
        try {
            return Optional.of(smsWriter.write(settings.beginning(tenant), now, sections, Links.standIn(settings.address(tenant))));
        } catch (RuleViolation tooLong) {
            return Optional.empty();
        }
    }

    private void fail(TenantId tenant, long id, int run, String error) {
        finish(tenant, id, run, (em, briefing) -> {
            briefing.failed(error, clock.instant());
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("briefing", BriefingIds.briefing(id)).put("job", new JobId(briefing.jobId()).toString());
            outbox.publish(tenant, Store.connection(em), NewEvent.of("briefing.failed", BriefingIds.briefing(id), data));
        });
    }

    private boolean isWanted(TenantId tenant, long id, int run) {
        return store.read(tenant, em -> isWanted(em.find(BriefingEntity.class, id), run));
    }

    private static boolean isWanted(BriefingEntity briefing, int run) {
        return briefing != null && briefing.run() == run && briefing.state() == BriefingEntity.State.WRITING;
    }

    private void finish(TenantId tenant, long id, int run, BiConsumer<EntityManager, BriefingEntity> change) {
        store.change(tenant, em -> {
            BriefingEntity briefing = Rows.briefing(em, id);
            if (isWanted(briefing, run)) {
                change.accept(em, briefing);
                screens.briefing(tenant, em, briefing);
            }
        });
    }

    private static String json(Object sections) {
        try {
            return Json.mapper().writeValueAsString(sections);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Lines are plain text", impossible);
        }
    }
}
