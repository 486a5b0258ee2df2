package com.plumbline.memberships.internal;

import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.persistence.KeptRows;
import com.plumbline.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The memberships of a customer. */
@Component(service = PersonalData.class)
public class MembershipData extends KeptRows {

    @Activate
    public MembershipData(@Reference(target = "(osgi.unit.name=memberships)") Store store) {
        super(store, "memberships", "SELECT * FROM membership WHERE customer_id = ?");
    }
}
