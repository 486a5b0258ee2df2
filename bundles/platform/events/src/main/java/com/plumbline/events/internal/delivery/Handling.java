package com.plumbline.events.internal.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.plumbline.events.Event;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives a delivery to its handler and says what became of it. Calls somebody else's code, so never under the lock. */
final class Handling {

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    Handling(Clock clock) {
        this.clock = clock;
    }

    Outcome of(Handlers.Job job) {
        Delivery delivery = job.delivery();
        TenantId tenant = job.lane().tenant;
        MDC.put("tenant", tenant.value());
        MDC.put("event", delivery.type());
        RetryPolicy policy = RetryPolicy.USUAL;
        try {
            policy = job.handler().retry();
            job.handler().handle(tenant, new Event(delivery.eventId(), delivery.type(), delivery.subject(), json(delivery.data()),
                    delivery.at(), delivery.attempts() + 1));
            return Outcome.done(delivery, clock.instant());
        } catch (Throwable failure) {
            // The edge of a thread: whatever a handler throws, an error of class loading included, is its failure, not ours.
            return failed(Outcome.failed(delivery, failure, policy, clock.instant()), failure);
        } finally {
            MDC.remove("tenant");
            MDC.remove("event");
        }
    }

    private static Outcome failed(Outcome outcome, Throwable failure) {
        Delivery delivery = outcome.delivery();
        if (outcome.isDead()) {
            LOG.warn("{} gave up on {} of {}: {}", delivery.handler(), delivery.type(), delivery.subject(), outcome.error(), failure);
        } else {
            LOG.debug("{} failed on {} of {} and tries again at {}", delivery.handler(), delivery.type(), delivery.subject(), outcome.retryAt(), failure);
        }
        return outcome;
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return text == null ? NullNode.getInstance() : JSON.readTree(text);
    }
}
