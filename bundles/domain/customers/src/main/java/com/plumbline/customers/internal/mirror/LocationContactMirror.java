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

/** The copy of the phones and e-mail addresses of locations. */
@Component(service = Mirror.class)
public class LocationContactMirror extends TableMirror {

    private final CustomerNews news;

    @Activate
    public LocationContactMirror(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Clock clock, @Reference CustomerNews news) {
        super(store, clock, CustomerTables.LOCATION_CONTACTS, "Location contacts");
        this.news = news;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.customersOf(tenant, connection, "location_contact", ids);
    }
}
