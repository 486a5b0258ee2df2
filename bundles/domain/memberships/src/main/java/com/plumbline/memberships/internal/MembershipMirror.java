package com.plumbline.memberships.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the memberships of customers. */
@Component(service = Mirror.class)
public class MembershipMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("memberships", "membership")
            .reference("customerId", "customer_id", "customers")
            .reference("locationId", "location_id", "locations")
            .reference("typeId", "type_id", "membershipTypes")
            .text("status", "status", 40)
            .date("from", "valid_from")
            .date("to", "valid_to")
            .build();

    @Activate
    public MembershipMirror(@Reference(target = "(osgi.unit.name=memberships)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Memberships");
    }
}
