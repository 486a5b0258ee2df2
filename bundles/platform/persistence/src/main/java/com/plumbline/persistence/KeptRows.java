package com.plumbline.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;

/** Rows about a customer that are the accounts: told him, and never erased, since they name nobody. A bundle makes it a component of its own. */
public abstract class KeptRows implements PersonalData {

    private final Store store;
    private final String holder;
    private final String query;

    /**
     * @param holder name of the part of the file, {@code invoices}
     * @param query  of all columns, with the customer's number for its one place
     */
    protected KeptRows(Store store, String holder, String query) {
        this.store = store;
        this.holder = holder;
        this.query = query;
    }

    @Override
    public final String holder() {
        return holder;
    }

    @Override
    public final JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set(holder, Sql.told(connection, query, subject.customerId()));
            return told;
        });
    }

    @Override
    public final int erase(TenantId tenant, Subject subject) {
        return 0;
    }
}
