package com.plumbline.jobs.internal.mirror;

import com.plumbline.jobs.internal.store.JobTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorConflict;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the technicians; the phone entered here stays. */
@Component(service = Mirror.class)
public class TechnicianMirror extends TableMirror {

    private final JobNews news;

    @Activate
    public TechnicianMirror(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock, @Reference JobNews news) {
        super(store, clock, JobTables.TECHNICIANS, "Technicians");
        this.news = news;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.techniciansWritten(tenant, connection, written);
        news.techniciansTouched(tenant, connection, ids);
    }

    @Override
    public List<MirrorConflict> conflicts(TenantId tenant, String system) {
        return reading(tenant, connection -> Sql.list(connection, "select t.external_id, t.name, t.phone, p.phone as own_phone, p.vendor_phone"
                + " from technician t join technician_phone p on p.technician_id = t.id where t.system = ? and t.removed_at is null"
                + " and p.phone is not null and coalesce(t.phone, '') <> coalesce(p.vendor_phone, '') order by t.name, t.id",
                row -> new MirrorConflict(row.text("external_id"), "Phone of " + row.text("name") + ": " + row.text("own_phone")
                        + " was entered here and stays in use; at the source it has since changed from " + number(row.text("vendor_phone"))
                        + " to " + number(row.text("phone")) + "."), system));
    }

    private static String number(String phone) {
        return phone == null ? "none" : phone;
    }
}
