package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.MirrorSource;
import com.plumbline.sync.spi.MirrorTally;
import com.plumbline.sync.spi.SyncScope;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** ServiceTitan as the owner of the records that are mirrored. */
@Component
public final class ServiceTitanMirrorSource implements MirrorSource {

    private final ServiceTitanPlugin plugin;
    private final ReadAhead ahead;

    @Activate
    public ServiceTitanMirrorSource(@Reference ServiceTitanPlugin plugin, @Reference Clock clock) {
        this.plugin = plugin;
        this.ahead = new ReadAhead(clock);
    }

    @Override
    public String system() {
        return ServiceTitanPlugin.ID;
    }

    @Override
    public boolean connected(TenantId tenant) {
        return plugin.company(tenant).isPresent();
    }

    @Override
    public List<String> entities() {
        return List.copyOf(plugin.map().entities().keySet());
    }

    @Override
    public SyncScope scope(TenantId tenant) {
        return plugin.company(tenant).map(ServiceTitanCompany::scope).orElse(SyncScope.everything());
    }

    @Override
    public MirrorBatch next(TenantId tenant, String entity, String cursor, SyncScope scope) {
        ServiceTitanCompany company = company(tenant);
        MirrorBatch batch = ahead.take(tenant, entity, cursor, scope, () -> company.next(entity, cursor, scope));
        if (batch.more()) {
            ahead.start(tenant, entity, batch.cursor(), scope, () -> company.next(entity, batch.cursor(), scope));
        }
        return batch;
    }

    @Override
    public OptionalLong expected(TenantId tenant, String entity, SyncScope scope) {
        return company(tenant).expected(entity, scope);
    }

    @Override
    public MirrorTally tally(TenantId tenant, String entity, SyncScope scope) {
        return company(tenant).tally(entity, scope);
    }

    @Override
    public JsonNode fieldMap() {
        return plugin.map().document();
    }

    private ServiceTitanCompany company(TenantId tenant) {
        return plugin.company(tenant).orElseThrow(() -> {
            ahead.forget(tenant);
            return new VendorFailure(ServiceTitanPlugin.ID, ServiceTitanPlugin.ID + ".read", Kind.REFUSED, "not-connected",
                    "ServiceTitan is not connected. Connect it under Connections.");
        });
    }

    @Deactivate
    void stop() {
        ahead.close();
    }
}
