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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The copy of the jobs. What their appointments say is derived, and only anew when those change. */
@Component(service = Mirror.class)
public class JobMirror extends TableMirror {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions decisions;

    private final JobNews news;

    @Activate
    public JobMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.JOBS, "Jobs");
        this.news = news;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        return Erased.of(decisions, tenant).without(page, record -> Erased.reference(system, record, "customerId", "customers"), true, "summary", "jobGeneratedLeadSource");
    }

    /** A job may arrive after its appointments. */
    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.jobsWritten(tenant, connection, written);
        news.visitsTouched(tenant, connection, ids);
    }
}
