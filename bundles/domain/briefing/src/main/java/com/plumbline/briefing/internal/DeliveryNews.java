package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.DeliveryEntity;
import com.plumbline.briefing.internal.store.DeliveryEntity.State;
import com.plumbline.briefing.internal.store.DeliveryStepEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Follows the SMS of a delivery: what messaging tells becomes the delivery's state and timeline. */
@Component(service = EventHandler.class)
public class DeliveryNews implements EventHandler {

    private final Store store;
    private final Outbox outbox;
    private final Screens screens;

    @Activate
    public DeliveryNews(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Outbox outbox, @Reference Screens screens) {
        this.store = store;
        this.outbox = outbox;
        this.screens = screens;
    }

    @Override
    public String name() {
        return "briefing.deliveries";
    }

    @Override
    public Set<String> types() {
        return Set.of("message.sent", "message.delivered", "message.failed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        String subject = event.data().path("subject").asText("");
        if (!BriefingIds.isDelivery(subject)) {
            return;
        }
        String errorCode = event.data().path("errorCode").asText(null);
        String errorText = event.data().path("errorText").asText(null);
        State next = switch (event.type()) {
            case "message.sent" -> State.SENT;
            case "message.delivered" -> State.DELIVERED;
            default -> State.FAILED;
        };
        String detail = switch (next) {
            case SENT -> "Taken by " + event.data().path("carrier").asText("the carrier");
            case DELIVERED -> "On the phone";
            default -> errorText;
        };
        store.change(tenant, em -> {
            BriefingEntity briefing = briefingOf(em, BriefingIds.delivery(subject));
            DeliveryEntity delivery = em.find(DeliveryEntity.class, BriefingIds.delivery(subject));
            if (delivery == null || !outbox.firstTime(Store.connection(em), name(), event.id())) {
                return;
            }
            Instant at = Instant.parse(event.data().path("at").asText(event.at().toString()));
            if (delivery.reaches(next, errorCode, errorText, at)) {
                em.persist(new DeliveryStepEntity(Ids.next(), delivery.id(), next, detail, at));
                if (briefing.deliveryId() == delivery.id()) {
                    briefing.delivery(delivery.id(), Deliveries.state(delivery), at);
                }
                screens.delivery(tenant, em, delivery.id(), briefing, "changed");
                ObjectNode data = JsonNodeFactory.instance.objectNode().put("job", new JobId(delivery.jobId()).toString()).put("state", Deliveries.state(delivery));
                outbox.publish(tenant, Store.connection(em), NewEvent.of("briefing.delivery-changed", subject, data));
            }
        });
    }

    private static BriefingEntity briefingOf(EntityManager em, long delivery) {
        return Sql.first(Store.connection(em), "SELECT briefing_id FROM briefing_delivery WHERE id = ?", row -> row.number("briefing_id"), delivery)
                .map(id -> Rows.briefing(em, id)).orElse(null);
    }
}
