package com.plumbline.customers.internal.mirror;

import com.plumbline.customers.internal.privacy.CustomerData;
import com.plumbline.customers.internal.store.CustomerTables;
import com.plumbline.kernel.Ids;
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

/** The copy of the customers. */
@Component(service = Mirror.class)
public class CustomerMirror extends TableMirror {

    private final CustomerNews news;
    private final PrivacyDecisions decisions;

    @Activate
    public CustomerMirror(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Clock clock, @Reference CustomerNews news,
            @Reference PrivacyDecisions decisions) {
        super(store, clock, CustomerTables.CUSTOMERS, "Customers");
        this.news = news;
        this.decisions = decisions;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        Erased erased = Erased.of(decisions, tenant);
        List<MirrorRecord> admitted = erased.without(page, record -> Ids.external(system, entity(), record.externalId()), true,
                "name", "street", "unit", "zip", "createdOn");
        admitted.stream().filter(record -> erased.customers().contains(Ids.external(system, entity(), record.externalId())))
                .forEach(record -> record.fields().put("name", CustomerData.NO_NAME));
        return admitted;
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.publish(tenant, connection, "customer.changed", written);
        news.customersTouched(tenant, connection, ids);
    }
}
