package com.plumbline.briefing.internal.automation;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happens beside the jobs: a technician gets a phone, a carrier is connected, a text is written, an SMS arrives, the rules change. */
@Component(service = EventHandler.class)
public class SignalHandler implements EventHandler {

    private final Store store;
    private final Planner planner;
    private final ComingJobs coming;

    @Activate
    public SignalHandler(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Planner planner, @Reference ComingJobs coming) {
        this.store = store;
        this.planner = planner;
        this.coming = coming;
    }

    @Override
    public String name() {
        return "briefing.automation-signals";
    }

    @Override
    public Set<String> types() {
        return Set.of("technician.changed", "plugin.changed", "briefing.written", "briefing.failed", "briefing.delivery-changed", Automation.CHANGED);
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        if (Automation.CHANGED.equals(event.type())) {
            coming.look(tenant);
            return;
        }
        store.sql(tenant, connection -> {
            planner.lookSoon(tenant, connection, concerned(connection, event));
            return null;
        });
    }

    private static List<Long> concerned(Connection connection, Event event) {
        return switch (event.type()) {
            case "technician.changed" -> TechnicianId.parse(event.subject()).map(id -> Plans.openJobsOf(connection, id.value())).orElse(List.of());
            case "plugin.changed" -> Plans.blockedJobs(connection);
            default -> JobId.parse(event.data().path("job").asText("")).map(JobId::value).filter(job -> !Plans.ofJob(connection, job).isEmpty())
                    .map(List::of).orElse(List.of());
        };
    }
}
