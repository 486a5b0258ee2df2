package com.plumbline.invoicing.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.invoicing.Invoice;
import com.plumbline.invoicing.Invoices;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invoices as mirrored. */
@Component
public class StoredInvoices implements Invoices {

    private final Store store;

    @Activate
    public StoredInvoices(@Reference(target = "(osgi.unit.name=invoicing)") Store store) {
        this.store = store;
    }

    @Override
    public List<Invoice> of(TenantId tenant, CustomerId customer) {
        return where(tenant, "customer_id", customer.value());
    }

    @Override
    public List<Invoice> of(TenantId tenant, JobId job) {
        return where(tenant, "job_id", job.value());
    }

    private List<Invoice> where(TenantId tenant, String column, long id) {
        return store.read(tenant, em -> Sql.list(Store.connection(em), "select * from invoice where " + column
                + " = ? and removed_at is null and active = true order by invoice_date desc, id desc", StoredInvoices::invoice, id));
    }

    private static Invoice invoice(Sql.Row row) throws SQLException {
        return new Invoice(Ids.text("inv", row.number("id")), row.text("invoice_number"), id(row, "job_id", JobId::new),
                id(row, "customer_id", CustomerId::new), id(row, "location_id", LocationId::new), row.date("invoice_date"),
                row.date("due_date"), money(row, "subtotal_minor"), money(row, "tax_minor"), money(row, "total_minor"),
                money(row, "balance_minor"), row.text("status"));
    }

    private static Money money(Sql.Row row, String column) throws SQLException {
        Long minor = row.numberOrNull(column);
        return minor == null ? null : Money.usd(minor);
    }

    private static <T> T id(Sql.Row row, String column, Function<Long, T> make) throws SQLException {
        Long value = row.numberOrNull(column);
        return value == null ? null : make.apply(value);
    }
}
