package com.plumbline.memberships.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the membership types. */
@Component(service = Mirror.class)
public class MembershipTypeMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("membershipTypes", "membership_type")
            .text("name", "name", 300)
            .text("displayName", "display_name", 300)
            .build();

    @Activate
    public MembershipTypeMirror(@Reference(target = "(osgi.unit.name=memberships)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Membership types");
    }
}
