package com.plumbline.jobs.internal;

import com.plumbline.jobs.JobType;
import com.plumbline.jobs.JobTypeId;
import com.plumbline.jobs.JobTypes;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Job types as they are mirrored. */
@Component(service = JobTypes.class)
public class StoredJobTypes implements JobTypes {

    private final Store store;

    @Activate
    public StoredJobTypes(@Reference(target = "(osgi.unit.name=jobs)") Store store) {
        this.store = store;
    }

    @Override
    public List<JobType> list(TenantId tenant) {
        return store.read(tenant, em -> Sql.list(Store.connection(em),
                "select id, name from job_type where active = true and removed_at is null and name is not null order by name, id",
                row -> new JobType(new JobTypeId(row.number("id")), row.text("name"))));
    }
}
