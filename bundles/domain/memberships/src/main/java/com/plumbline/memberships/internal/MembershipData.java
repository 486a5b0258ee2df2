package com.plumbline.memberships.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The memberships of a customer. They are the accounts: they stay, and name nobody. */
@Component
public class MembershipData implements PersonalData {

    private final Store store;

    @Activate
    public MembershipData(@Reference(target = "(osgi.unit.name=memberships)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "memberships";
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("memberships", Sql.told(connection, "SELECT * FROM membership WHERE customer_id = ?", id));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return 0;
    }
}
