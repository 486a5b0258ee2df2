package com.plumbline.jobs.internal.mirror;

import com.plumbline.jobs.internal.store.JobTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.privacy.Erased;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The copy of the appointments. */
@Component(service = Mirror.class)
public class AppointmentMirror extends TableMirror {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions decisions;

    private final JobNews news;

    @Activate
    public AppointmentMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.APPOINTMENTS, "Appointments");
        this.news = news;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        Erased erased = Erased.of(decisions, tenant);
        if (erased.isEmpty()) {
            return page;
        }
        Map<Long, Long> owners = VisitJobs.customers(connection, page.stream().map(record -> Erased.reference(system, record, "jobId", "jobs")).toList());
        return erased.without(page, record -> owners.get(Erased.reference(system, record, "jobId", "jobs")), true, "specialInstructions");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        Set<Long> jobs = VisitJobs.of(connection, "appointment", ids);
        written.stream().map(change -> (Long) change.before().get("job_id")).filter(Objects::nonNull).forEach(jobs::add);
        news.visitsTouched(tenant, connection, jobs);
    }
}
