package com.plumbline.inventory.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the lists of what belongs on a truck. */
@Component(service = Mirror.class)
public class StockTemplateMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("stockTemplates", "stock_template")
            .text("name", "name", 300)
            .json("items", "items", 1_000_000)
            .build();

    @Activate
    public StockTemplateMirror(@Reference(target = "(osgi.unit.name=inventory)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Stock templates");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<MirrorTable.Change> written) {
        List<Long> trucks = new ArrayList<>();
        Sql.chunks(ids, some -> trucks.addAll(Sql.list(connection, "select id from truck where template_id in (" + Sql.marks(some.length) + ")",
                row -> row.number("id"), some)));
        TruckInventory.follow(connection, trucks);
    }
}
