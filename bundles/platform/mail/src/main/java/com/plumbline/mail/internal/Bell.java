package com.plumbline.mail.internal;

import com.plumbline.kernel.TenantId;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Between who writes a mail and who takes it away: rung after each commit. The writer does not depend on the one who listens. */
@Component(service = Bell.class)
public class Bell {

    private volatile Consumer<TenantId> listener = sender -> {};

    @Activate
    public Bell() {
        // For the component runtime.
    }

    void listen(Consumer<TenantId> newListener) {
        listener = newListener;
    }

    void ring(TenantId sender) {
        listener.accept(sender);
    }
}
