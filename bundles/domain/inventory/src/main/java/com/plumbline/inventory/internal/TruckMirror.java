package com.plumbline.inventory.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the trucks. */
@Component(service = Mirror.class)
public class TruckMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("trucks", "truck")
            .text("name", "name", 300)
            .text("memo", "memo", 2000)
            .json("technicianIds", "technicians", 2000)
            .reference("templateId", "template_id", "stockTemplates")
            .build();

    @Activate
    public TruckMirror(@Reference(target = "(osgi.unit.name=inventory)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Trucks");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<MirrorTable.Change> written) {
        TruckInventory.follow(connection, ids);
    }
}
