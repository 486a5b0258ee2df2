package com.plumbline.inventory.internal;

import com.plumbline.inventory.Truck;
import com.plumbline.inventory.TruckItem;
import com.plumbline.inventory.Trucks;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trucks as mirrored. */
@Component(service = Trucks.class)
public class StoredTrucks implements Trucks {

    private static final String PREFIX = "trk";
    private static final String IN_USE = " from truck k where k.removed_at is null and k.active = true";

    private final Store store;

    @Activate
    public StoredTrucks(@Reference(target = "(osgi.unit.name=inventory)") Store store) {
        this.store = store;
    }

    @Override
    public Page<Truck> list(TenantId tenant, Page.Request page) {
        return store.read(tenant, em -> {
            Connection connection = Store.connection(em);
            List<Truck> trucks = Sql.list(connection, "select k.*, (select count(*) from truck_inventory i where i.truck_id = k.id) as item_count" + IN_USE
                    + " order by k.name, k.id offset ? rows fetch next ? rows only", StoredTrucks::truck, page.offset(), page.pageSize());
            return Page.of(trucks, page, Sql.number(connection, "select count(*) as n" + IN_USE));
        });
    }

    @Override
    public List<TruckItem> inventory(TenantId tenant, String id) {
        long truck = Ids.parse(PREFIX, id).orElseThrow(() -> new NotFound("truck", id));
        return store.read(tenant, em -> {
            Connection connection = Store.connection(em);
            if (Sql.number(connection, "select count(*) as n" + IN_USE + " and k.id = ?", truck) == 0) {
                throw new NotFound("truck", id);
            }
            return Sql.list(connection, "select * from truck_inventory where truck_id = ? order by name, code", StoredTrucks::item, truck);
        });
    }

    private static Truck truck(Sql.Row row) throws SQLException {
        String system = row.text("system");
        List<TechnicianId> technicians = new ArrayList<>();
        String listed = row.text("technicians");
        if (listed != null) {
            StoredList.read(listed).forEach(one -> technicians.add(new TechnicianId(Ids.external(system, "technicians", one.asText()))));
        }
        return new Truck(Ids.text(PREFIX, row.number("id")), row.text("name"), technicians, (int) row.number("item_count"));
    }

    private static TruckItem item(Sql.Row row) throws SQLException {
        return new TruckItem(row.text("code"), row.text("name"), row.decimal("minimum_quantity"), row.decimal("maximum_quantity"), row.decimal("on_hand"));
    }
}
