package com.plumbline.sync.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.TenantId;
import java.time.Duration;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one piece of a run per event: a few seconds, then the next event, so that many companies take turns. */
@Component
public class StepHandler implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StepHandler.class);

    private final Step step;

    @Activate
    public StepHandler(@Reference Step step) {
        this.step = step;
    }

    @Override
    public String name() {
        return "sync.run";
    }

    @Override
    public Set<String> types() {
        return Set.of(Runs.STEP);
    }

    /** What is left after the vendor's own failures: a database that is away for a moment, or a fault of ours. */
    @Override
    public RetryPolicy retry() {
        return new RetryPolicy(8, Duration.ofSeconds(2), Duration.ofMinutes(2));
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        long run = event.data().path("run").longValue();
        try {
            step.take(tenant, run, event.data().path("step").longValue());
        } catch (RuntimeException fault) {
            if (event.attempt() < retry().attempts()) {
                throw fault;
            }
            LOG.error("A run of {} could not go on", tenant, fault);
            step.giveUp(tenant, run);
        }
    }
}
