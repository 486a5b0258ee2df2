package com.plumbline.customers.internal.mirror;

import com.plumbline.customers.internal.store.CustomerTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.privacy.Erased;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the phones and e-mail addresses of customers. */
@Component(service = Mirror.class)
public class CustomerContactMirror extends TableMirror {

    private final CustomerNews news;
    private final PrivacyDecisions decisions;

    @Activate
    public CustomerContactMirror(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Clock clock, @Reference CustomerNews news,
            @Reference PrivacyDecisions decisions) {
        super(store, clock, CustomerTables.CUSTOMER_CONTACTS, "Customer contacts");
        this.news = news;
        this.decisions = decisions;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        return Erased.of(decisions, tenant).without(page, record -> Erased.reference(system, record, "customerId", "customers"), false, "value", "memo");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.customersTouched(tenant, connection, CustomerNews.formerOwners(written));
        news.customersOf(tenant, connection, "customer_contact", ids);
    }
}
