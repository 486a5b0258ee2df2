package com.plumbline.identity.internal;

import com.plumbline.identity.spi.AuditWatcher;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Whoever watches now, looked up when there is something to tell. Not a {@code @Reference}: those who watch need this bundle's
 * services to come up themselves.
 */
final class Watchers implements AuditWatcher {

    private final BundleContext context;

    Watchers(BundleContext context) {
        this.context = context;
    }

    @Override
    public void recorded(TenantId tenant, String id) {
        for (ServiceReference<AuditWatcher> reference : references()) {
            AuditWatcher watcher = context.getService(reference);
            if (watcher != null) {
                watcher.recorded(tenant, id);
                context.ungetService(reference);
            }
        }
    }

    private Collection<ServiceReference<AuditWatcher>> references() {
        try {
            return context.getServiceReferences(AuditWatcher.class, null);
        } catch (InvalidSyntaxException noFilterNoSyntax) {
            throw new IllegalStateException(noFilterNoSyntax);
        }
    }
}
