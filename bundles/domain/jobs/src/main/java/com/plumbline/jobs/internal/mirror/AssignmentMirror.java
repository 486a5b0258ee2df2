package com.plumbline.jobs.internal.mirror;

import com.plumbline.jobs.internal.store.JobTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of who is assigned to which appointment. */
@Component(service = Mirror.class)
public class AssignmentMirror extends TableMirror {

    private final JobNews news;

    @Activate
    public AssignmentMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.ASSIGNMENTS, "Assignments");
        this.news = news;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        Set<Long> jobs = VisitJobs.of(connection, "assignment", ids);
        written.stream().map(change -> (Long) change.before().get("job_id")).filter(Objects::nonNull).forEach(jobs::add);
        news.visitsTouched(tenant, connection, jobs);
    }
}
