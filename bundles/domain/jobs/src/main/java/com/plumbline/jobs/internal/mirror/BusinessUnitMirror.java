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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the business units. */
@Component(service = Mirror.class)
public class BusinessUnitMirror extends TableMirror {

    private final JobNews news;

    @Activate
    public BusinessUnitMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.BUSINESS_UNITS, "Business units");
        this.news = news;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.namesChanged(tenant, connection);
    }
}
