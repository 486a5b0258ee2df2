package com.plumbline.marketing.internal;

import com.plumbline.jobs.spi.CampaignNames;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells jobs what their campaigns are called. */
@Component
public class StoredCampaignNames implements CampaignNames {

    private final Store store;

    @Activate
    public StoredCampaignNames(@Reference(target = "(osgi.unit.name=marketing)") Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> name(TenantId tenant, long campaign) {
        return store.read(tenant, em -> Sql.first(Store.connection(em), "select name from campaign where id = ?", row -> row.text("name"), campaign));
    }
}
