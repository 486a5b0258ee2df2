package com.plumbline.sync.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does one piece of a run per event: a few seconds, then the next event, so that many companies take turns. */
@Component
public class StepHandler implements EventHandler {

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

    @Override
    public void handle(TenantId tenant, Event event) {
        step.take(tenant, event.data().path("run").longValue(), event.data().path("step").longValue());
    }
}
