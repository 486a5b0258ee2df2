package com.plumbline.memberships.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.memberships.Membership;
import com.plumbline.memberships.Memberships;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Memberships as mirrored. */
@Component
public class StoredMemberships implements Memberships {

    private final Store store;

    @Activate
    public StoredMemberships(@Reference(target = "(osgi.unit.name=memberships)") Store store) {
        this.store = store;
    }

    @Override
    public List<Membership> of(TenantId tenant, CustomerId customer) {
        return store.read(tenant, em -> Sql.list(Store.connection(em), "select m.*, coalesce(t.display_name, t.name) as type_name from membership m"
                + " left join membership_type t on t.id = m.type_id where m.customer_id = ? and m.removed_at is null"
                + " order by m.valid_from desc, m.id desc", StoredMemberships::membership, customer.value()));
    }

    private static Membership membership(Sql.Row row) throws SQLException {
        Long location = row.numberOrNull("location_id");
        return new Membership(Ids.text("mem", row.number("id")), new CustomerId(row.number("customer_id")),
                location == null ? null : new LocationId(location), row.text("type_name"), row.text("status"), row.date("valid_from"),
                row.date("valid_to"));
    }
}
