package com.plumbline.estimates.internal;

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

/** What estimates tell of a customer. Erased, an estimate keeps its lines and sums. */
@Component
public class EstimateData implements PersonalData {

    private final Store store;

    @Activate
    public EstimateData(@Reference(target = "(osgi.unit.name=estimates)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "estimates";
    }

    @Override
    public Set<String> tables() {
        return Set.of("estimate");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("estimates", Sql.told(connection, "SELECT * FROM estimate WHERE customer_id = ?", id));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> Sql.update(connection, "UPDATE estimate SET name = NULL, summary = NULL, fingerprint = 0 WHERE customer_id = ?",
                subject.customerId()));
    }
}
