package com.plumbline.customers.internal.mirror;

import com.plumbline.customers.internal.store.CustomerTables;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.privacy.Erased;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.persistence.MirrorTable.Change;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the phones and e-mail addresses of locations. */
@Component(service = Mirror.class)
public class LocationContactMirror extends TableMirror {

    private final CustomerNews news;
    private final PrivacyDecisions decisions;

    @Activate
    public LocationContactMirror(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Clock clock, @Reference CustomerNews news,
            @Reference PrivacyDecisions decisions) {
        super(store, clock, CustomerTables.LOCATION_CONTACTS, "Location contacts");
        this.news = news;
        this.decisions = decisions;
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        Erased erased = Erased.of(decisions, tenant);
        if (erased.isEmpty()) {
            return page;
        }
        Map<Long, Long> owners = new HashMap<>();
        Sql.chunks(page.stream().map(record -> Erased.reference(system, record, "locationId", "locations")).filter(Objects::nonNull).toList(),
                chunk -> Sql.each(connection, "select id, customer_id from location where id in (" + Sql.marks(chunk.length) + ")",
                        row -> owners.put(row.number("id"), row.numberOrNull("customer_id")), chunk));
        return erased.without(page, record -> owners.get(Erased.reference(system, record, "locationId", "locations")), false, "value", "memo");
    }

    @Override
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<Change> written) {
        news.customersOf(tenant, connection, "location_contact", ids);
    }
}
