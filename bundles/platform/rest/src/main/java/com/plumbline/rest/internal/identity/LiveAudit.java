package com.plumbline.rest.internal.identity;

import com.plumbline.identity.spi.AuditWatcher;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.LiveHub;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the open audit pages of new entries. */
@Component(service = AuditWatcher.class)
public class LiveAudit implements AuditWatcher {

    private final LiveHub live;

    @Activate
    public LiveAudit(@Reference LiveHub live) {
        this.live = live;
    }

    @Override
    public void recorded(TenantId tenant, String id) {
        live.publish(tenant, "audit", "added", List.of(id), null);
    }
}
