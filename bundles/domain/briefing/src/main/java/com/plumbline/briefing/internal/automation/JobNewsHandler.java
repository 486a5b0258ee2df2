package com.plumbline.briefing.internal.automation;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whatever happens to a job, and when its plan is due: one look after the other per job. */
@Component(service = EventHandler.class)
public class JobNewsHandler implements EventHandler {

    /** With these a job gets its visit or its technician. */
    private static final Set<String> NEWS = Set.of("job.booked", "job.assigned", "job.unassigned", "job.rescheduled");

    private final Planner planner;

    @Activate
    public JobNewsHandler(@Reference Planner planner) {
        this.planner = planner;
    }

    @Override
    public String name() {
        return "briefing.automation";
    }

    @Override
    public Set<String> types() {
        return Set.of("job.booked", "job.assigned", "job.unassigned", "job.rescheduled", "job.canceled", "job.completed", "job.changed", Planner.DUE);
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        JobId.parse(event.subject()).ifPresent(job -> planner.look(tenant, job, NEWS.contains(event.type())));
    }
}
