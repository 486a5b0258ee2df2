package com.plumbline.invoicing.internal;

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

/** The invoices of a customer. They are the accounts: they stay, and name nobody. */
@Component
public class InvoiceData implements PersonalData {

    private final Store store;

    @Activate
    public InvoiceData(@Reference(target = "(osgi.unit.name=invoicing)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "invoices";
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
            told.set("invoices", Sql.told(connection, "SELECT * FROM invoice WHERE customer_id = ?", id));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return 0;
    }
}
