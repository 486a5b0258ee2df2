package com.plumbline.briefing.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import java.time.Duration;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enriches a customer who was asked for. May be cut off anywhere and begins again. */
@Component(service = EventHandler.class)
public class Enriching implements EventHandler {

    private static final RetryPolicy RETRY = new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Profiles profiles;
    private final Enricher enricher;

    @Activate
    public Enriching(@Reference Profiles profiles, @Reference Enricher enricher) {
        this.profiles = profiles;
        this.enricher = enricher;
    }

    @Override
    public String name() {
        return "briefing.enrich";
    }

    @Override
    public Set<String> types() {
        return Set.of(Profiles.REQUESTED);
    }

    @Override
    public RetryPolicy retry() {
        return RETRY;
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        CustomerId id = CustomerId.of(event.data().path("customer").asText());
        int run = event.data().path("run").asInt();
        if (!profiles.isWanted(tenant, id, run)) {
            return;
        }
        try {
            enricher.enrich(tenant, id, run);
        } catch (NotFound gone) {
            profiles.failed(tenant, id, run, gone.getMessage());
        } catch (RuntimeException failed) {
            // Whatever it was: the dispatcher logs and repeats it; the screen is told once there is no attempt left.
            if (event.attempt() >= RETRY.attempts()) {
                profiles.failed(tenant, id, run, "The enrichment failed because of a fault in the appliance; the log says more. Try again.");
            }
            throw failed;
        }
    }
}
