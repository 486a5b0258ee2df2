package com.plumbline.estimates.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.estimates.Estimate;
import com.plumbline.estimates.Estimates;
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

/** Estimates as mirrored. */
@Component
public class StoredEstimates implements Estimates {

    private final Store store;

    @Activate
    public StoredEstimates(@Reference(target = "(osgi.unit.name=estimates)") Store store) {
        this.store = store;
    }

    @Override
    public List<Estimate> of(TenantId tenant, CustomerId customer) {
        return where(tenant, "customer_id", customer.value());
    }

    @Override
    public List<Estimate> of(TenantId tenant, JobId job) {
        return where(tenant, "job_id", job.value());
    }

    private List<Estimate> where(TenantId tenant, String column, long id) {
        return store.read(tenant, em -> Sql.list(Store.connection(em), "select * from estimate where " + column
                + " = ? and removed_at is null and active = true order by modified_at desc, id desc", StoredEstimates::estimate, id));
    }

    private static Estimate estimate(Sql.Row row) throws SQLException {
        return new Estimate(Ids.text("est", row.number("id")), id(row, "job_id", JobId::new), id(row, "customer_id", CustomerId::new),
                id(row, "location_id", LocationId::new), row.text("name"), row.text("summary"), row.text("status"),
                money(row, "subtotal_minor"), row.instant("sold_at"), row.instant("modified_at"));
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
