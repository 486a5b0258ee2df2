package com.plumbline.briefing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.DeliveryEntity;
import com.plumbline.briefing.internal.store.DeliveryStepEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.SmsWriter;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends briefings to the technician who is assigned. */
@Component(service = Deliveries.class)
public class Deliveries {

    /** A second click is no second wish, even when the first SMS has arrived already. */
    private static final Duration SAME_CLICK = Duration.ofSeconds(5);

    /** Without a receipt for so long, sending again is a wish. */
    private static final Duration NO_RECEIPT = Duration.ofMinutes(15);

    /** A delivery with its timeline, oldest step first. */
    public record Told(DeliveryEntity delivery, List<DeliveryStepEntity> steps) {}

    private final Store store;
    private final Briefings briefings;
    private final Jobs jobs;
    private final Technicians technicians;
    private final SituationReader situations;
    private final Messages messages;
    private final Links links;
    private final Settings settings;
    private final Companies companies;
    private final Audit audit;
    private final Screens screens;
    private final Clock clock;
    private final SmsWriter smsWriter = new SmsWriter();

    @Activate
    public Deliveries(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Briefings briefings, @Reference Jobs jobs,
            @Reference Technicians technicians, @Reference SituationReader situations, @Reference Messages messages, @Reference Links links,
            @Reference Settings settings, @Reference Companies companies, @Reference Audit audit, @Reference Screens screens,
            @Reference Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.jobs = jobs;
        this.technicians = technicians;
        this.situations = situations;
        this.messages = messages;
        this.links = links;
        this.settings = settings;
        this.companies = companies;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /** What is to be sent, to whom; read before the transaction. */
    private record Wish(Job job, Technician technician, PhoneNumber phone, String token, String sms, String content, int linkHours) {}

    /**
     * Sends a briefing to the technician assigned to its job: everything is recorded in one transaction, the SMS leaves after it.
     * Asking again before it has arrived, or within the same click, answers the delivery that is under way.
     *
     * @param phone {@code null}: the technician's own
     * @throws RuleViolation {@code briefing.not-ready}, {@code briefing.no-technician}, {@code briefing.no-phone},
     *                       {@code phone.invalid}, {@code briefing.too-long}, {@code recipient.opted-out}, {@code messaging.no-carrier}
     */
    public Told deliver(Caller who, long briefingId, String phone) {
        return deliver(who, briefingId, phone, (em, delivery) -> { });
    }

    /** {@link #deliver(Caller, long, String)}, and in its transaction a part of the caller's own; what that throws undoes all. */
    public Told deliver(Caller who, long briefingId, String phone, ObjLongConsumer<EntityManager> also) {
        TenantId tenant = who.tenant();
        Wish wish = wish(tenant, briefings.get(tenant, briefingId), phone);
        ZoneId zone = companies.get(tenant).zone();
        long id = store.write(tenant, em -> {
            // First of all, so that a second call waits here until the first one is through.
            BriefingEntity briefing = Rows.briefing(em, briefingId);
            refuseUnlessReady(briefing);
            long delivery = underWay(em, briefing, wish).orElseGet(() -> send(who, em, briefing, wish, zone)).id();
            also.accept(em, delivery);
            return delivery;
        });
        return get(tenant, id);
    }

    /**
     * Takes back a delivery that no carrier has taken yet.
     *
     * @param also a part of the caller's own, in the same transaction, told whether it was in time
     */
    public void takeBack(TenantId tenant, long deliveryId, String why, BiConsumer<EntityManager, Boolean> also) {
        long briefingId = get(tenant, deliveryId).delivery().briefingId();
        store.change(tenant, em -> {
            BriefingEntity briefing = Rows.briefing(em, briefingId);
            DeliveryEntity delivery = em.find(DeliveryEntity.class, deliveryId);
            boolean inTime = delivery.state() == DeliveryEntity.State.CREATED
                    && messages.cancel(tenant, Store.connection(em), MessageId.of(delivery.message()));
            if (inTime) {
                delivery.reaches(DeliveryEntity.State.FAILED, "briefing.withdrawn", "Taken back before it was sent: " + why, clock.instant());
                em.persist(new DeliveryStepEntity(Ids.next(), deliveryId, DeliveryEntity.State.FAILED, delivery.errorText(), clock.instant()));
                if (briefing.deliveryId() == deliveryId) {
                    briefing.delivery(deliveryId, state(delivery), clock.instant());
                }
                screens.delivery(tenant, em, deliveryId, briefing, "changed");
            }
            also.accept(em, inTime);
        });
    }

    /** Newest first. */
    public List<Told> latest(TenantId tenant, int limit) {
        return store.read(tenant, em -> told(em, em.createQuery("SELECT d FROM DeliveryEntity d ORDER BY d.createdAt DESC, d.id DESC",
                DeliveryEntity.class).setMaxResults(limit).getResultList()));
    }

    /** Newest first. */
    public List<Told> ofBriefing(TenantId tenant, long briefing) {
        return store.read(tenant, em -> told(em, of(em, briefing)));
    }

    private Told get(TenantId tenant, long id) {
        return store.read(tenant, em -> told(em, List.of(em.find(DeliveryEntity.class, id)))).get(0);
    }

    private Wish wish(TenantId tenant, BriefingEntity briefing, String phone) {
        refuseUnlessReady(briefing);
        Job job = jobs.get(tenant, new JobId(briefing.jobId()));
        if (job.technicianId() == null) {
            throw new RuleViolation("briefing.no-technician", "Job " + job.number() + " has no technician. Assign one, then send.");
        }
        Technician technician = technicians.get(tenant, job.technicianId());
        PhoneNumber to = phone != null && !phone.isBlank() ? PhoneNumber.of(phone) : technician.phone().effective()
                .orElseThrow(() -> new RuleViolation("briefing.no-phone", technician.name()
                        + " has no phone number that can be dialled. Enter one under Technicians, then send."));
        Settings.SettingsText text = settings.get(tenant);
        String token = links.newToken(tenant);
        String base = settings.address(tenant);
        Sections sections = sections(briefing);
        var now = situations.read(tenant, job, List.of());
        String beginning = settings.beginning(tenant);
        String sms = smsWriter.write(beginning, now, sections, Links.address(base, token));
        // The token differs each time; what the technician reads does not.
        String content = LinkTokens.hash(smsWriter.write(beginning, now, sections, Links.standIn(base)));
        return new Wish(job, technician, to, token, sms, content, text.linkHours());
    }

    private DeliveryEntity send(Caller who, EntityManager em, BriefingEntity briefing, Wish wish, ZoneId zone) {
        TenantId tenant = who.tenant();
        Instant now = clock.instant();
        Connection connection = Store.connection(em);
        DeliveryEntity delivery = new DeliveryEntity(Ids.next(), briefing, wish.technician().id().value(), wish.technician().name(),
                wish.phone().e164(), wish.content(), now);
        String id = BriefingIds.delivery(delivery.id());
        delivery.by(messages.queue(tenant, connection, NewMessage.sms(wish.phone(), wish.sms(), id, Purpose.OPERATIONAL, zone)).toString());
        em.persist(delivery);
        em.persist(new DeliveryStepEntity(Ids.next(), delivery.id(), DeliveryEntity.State.CREATED, "Sent by " + who.name(), now));
        links.keep(em, wish.token(), delivery, wish.job(), wish.linkHours());
        briefing.delivery(delivery.id(), state(delivery), now);
        audit.record(who, connection, AuditEntry.of("briefing.send", "briefing", BriefingIds.briefing(briefing.id()),
                "Job " + wish.job().number(), "By SMS to " + wish.technician().name() + ", " + wish.phone().masked() + "."));
        screens.delivery(tenant, em, delivery.id(), briefing, "added");
        return delivery;
    }

    private Optional<DeliveryEntity> underWay(EntityManager em, BriefingEntity briefing, Wish wish) {
        Instant now = clock.instant();
        return of(em, briefing.id()).stream().findFirst()
                .filter(last -> last.technicianId() == wish.technician().id().value() && last.recipient().equals(wish.phone().e164())
                        && last.content().equals(wish.content()))
                .filter(last -> switch (last.state()) {
                    case CREATED -> true;
                    case SENT -> last.updatedAt().plus(NO_RECEIPT).isAfter(now);
                    case DELIVERED -> last.createdAt().plus(SAME_CLICK).isAfter(now);
                    case FAILED -> false;
                });
    }

    public static Sections sections(BriefingEntity briefing) {
        try {
            return Json.mapper().readValue(briefing.sections(), Sections.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The stored text of " + BriefingIds.briefing(briefing.id()) + " cannot be read", broken);
        }
    }

    static String state(DeliveryEntity delivery) {
        return delivery.state().name().toLowerCase(Locale.ROOT);
    }

    private static void refuseUnlessReady(BriefingEntity briefing) {
        if (briefing == null) {
            throw new NotFound("briefing", "that was there a moment ago");
        }
        switch (briefing.state()) {
            case READY -> { }
            case WRITING -> throw new RuleViolation("briefing.not-ready", "The briefing is being written. Send it when it is ready.");
            case FAILED -> throw new RuleViolation("briefing.not-ready", "The briefing could not be written. Write it again, then send.");
        }
    }

    private static List<DeliveryEntity> of(EntityManager em, long briefing) {
        return em.createQuery("SELECT d FROM DeliveryEntity d WHERE d.briefingId = :briefing ORDER BY d.createdAt DESC, d.id DESC",
                DeliveryEntity.class).setParameter("briefing", briefing).getResultList();
    }

    private static List<Told> told(EntityManager em, List<DeliveryEntity> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        List<DeliveryStepEntity> steps = em.createQuery("SELECT s FROM DeliveryStepEntity s WHERE s.deliveryId IN :ids ORDER BY s.id",
                DeliveryStepEntity.class).setParameter("ids", deliveries.stream().map(DeliveryEntity::id).toList()).getResultList();
        return deliveries.stream().map(each -> new Told(each, steps.stream().filter(step -> step.deliveryId() == each.id()).toList())).toList();
    }
}
