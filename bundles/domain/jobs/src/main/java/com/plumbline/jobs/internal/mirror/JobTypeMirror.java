package com.plumbline.jobs.internal.mirror;

import com.plumbline.jobs.internal.store.JobTables;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the job types. */
@Component(service = Mirror.class)
public class JobTypeMirror extends TableMirror {

    @Activate
    public JobTypeMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock) {
        super(store, clock, JobTables.JOB_TYPES, "Job types");
    }
}
