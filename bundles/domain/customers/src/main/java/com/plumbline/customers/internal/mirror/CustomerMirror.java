package com.plumbline.customers.internal.mirror;

import com.plumbline.customers.internal.store.CustomerTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the customers. */
@Component(service = Mirror.class)
public class CustomerMirror extends TableMirror {

    private final CustomerNews news;

    @Activate
    public CustomerMirror(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Clock clock, @Reference CustomerNews news) {
        super(store, clock, CustomerTables.CUSTOMERS, "Customers");
        this.news = news;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.publish(tenant, connection, "customer.changed", written);
        news.customersTouched(tenant, connection, ids);
    }
}
