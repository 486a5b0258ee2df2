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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The copy of the notes that people wrote on jobs at the source. */
@Component(service = Mirror.class)
public class JobNoteMirror extends TableMirror {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions decisions;

    private final JobNews news;

    @Activate
    public JobNoteMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.JOB_NOTES, "Job notes");
        this.news = news;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        Erased erased = Erased.of(decisions, tenant);
        if (erased.isEmpty()) {
            return page;
        }
        Map<Long, Long> owners = VisitJobs.customers(connection, page.stream().map(record -> Erased.reference(system, record, "jobId", "jobs")).toList());
        return erased.without(page, record -> owners.get(Erased.reference(system, record, "jobId", "jobs")), false, "text", "createdBy");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.jobsTouched(tenant, connection, VisitJobs.of(connection, "job_note", ids));
    }
}
