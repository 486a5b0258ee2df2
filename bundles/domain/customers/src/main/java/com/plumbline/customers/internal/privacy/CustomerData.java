package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.internal.LocationMemory;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this bundle holds about a customer. Erased, a customer is a number without a name: jobs and invoices still belong to it. */
@Component(service = {PersonalData.class, CustomerData.class})
public class CustomerData implements PersonalData {

    public static final String NO_NAME = "Erased customer";

    private static final String PLACES = "(SELECT id FROM location WHERE customer_id = ?)";

    private final Store store;
    private final CustomerIndexes indexes;
    private final LocationMemory memory;

    @Activate
    public CustomerData(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference CustomerIndexes indexes, @Reference LocationMemory memory) {
        this.store = store;
        this.indexes = indexes;
        this.memory = memory;
    }

    @Override
    public String holder() {
        return "customers";
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer", "customer_contact", "location", "location_contact", "equipment", "customer_note");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("customer", Sql.told(connection, "SELECT * FROM customer WHERE id = ?", id));
            told.set("contacts", Sql.told(connection, "SELECT * FROM customer_contact WHERE customer_id = ?", id));
            told.set("locations", Sql.told(connection, "SELECT * FROM location WHERE customer_id = ?", id));
            told.set("locationContacts", Sql.told(connection, "SELECT * FROM location_contact WHERE location_id IN " + PLACES, id));
            told.set("equipment", Sql.told(connection, "SELECT * FROM equipment WHERE customer_id = ? OR location_id IN " + PLACES, id, id));
            told.set("notes", Sql.told(connection, "SELECT * FROM customer_note WHERE customer_id = ? OR location_id IN " + PLACES, id, id));
            told.set("decisions", Sql.told(connection, "SELECT * FROM customer_privacy_step WHERE customer_id = ?", id));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            int rows = erase(connection, id);
            memory.locationsChanged(tenant, connection);
            Store.afterCommit(connection, () -> indexes.changed(tenant, List.of(id)));
            return rows;
        });
    }

    /** A row without its fingerprint is written again by the next mirror, again without the person. */
    private static int erase(Connection connection, long id) {
        return Sql.update(connection, "UPDATE customer SET name = ?, street = NULL, unit = NULL, zip = NULL, created_at = NULL, fingerprint = 0 WHERE id = ?", NO_NAME, id)
                + Sql.update(connection, "UPDATE customer_contact SET contact_value = NULL, memo = NULL, active = false, fingerprint = 0 WHERE customer_id = ?", id)
                + Sql.update(connection, "UPDATE location_contact SET contact_value = NULL, memo = NULL, active = false, fingerprint = 0 WHERE location_id IN " + PLACES, id)
                + Sql.update(connection, "UPDATE equipment SET name = NULL, serial_number = NULL, fingerprint = 0 WHERE customer_id = ? OR location_id IN " + PLACES, id, id)
                + Sql.update(connection, "DELETE FROM customer_note WHERE customer_id = ? OR location_id IN " + PLACES, id, id)
                + Sql.update(connection, "UPDATE location SET name = NULL, street = NULL, unit = NULL, zip = NULL, latitude = NULL, longitude = NULL, fingerprint = 0"
                        + " WHERE customer_id = ?", id);
    }
}
