package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When a visit moves or ends, the links to its briefing move or end with it. */
@Component(service = EventHandler.class)
public class VisitChanges implements EventHandler {

    private final Store store;
    private final Jobs jobs;
    private final Links links;
    private final Settings settings;

    @Activate
    public VisitChanges(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Jobs jobs, @Reference Links links,
            @Reference Settings settings) {
        this.store = store;
        this.jobs = jobs;
        this.links = links;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "briefing.links";
    }

    @Override
    public Set<String> types() {
        return Set.of("job.rescheduled", "job.completed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        Optional<Job> job = JobId.parse(event.subject()).flatMap(id -> jobs.find(tenant, id));
        if (job.isEmpty()) {
            return;
        }
        int hours = settings.get(tenant).linkHours();
        store.change(tenant, em -> em.createQuery("SELECT b FROM BriefingEntity b WHERE b.jobId = :job", BriefingEntity.class)
                .setParameter("job", job.get().id().value()).getResultStream()
                .forEach(briefing -> links.moved(tenant, em, briefing.id(), job.get(), hours)));
    }
}
