package com.plumbline.sync.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.spi.MirrorSource;
import com.plumbline.sync.spi.SyncScope;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts anew when somebody asks, apart from any run. */
@Component
public class CompareHandler implements EventHandler {

    private final Sources sources;
    private final Comparing comparing;

    @Activate
    public CompareHandler(@Reference Sources sources, @Reference Comparing comparing) {
        this.sources = sources;
        this.comparing = comparing;
    }

    @Override
    public String name() {
        return "sync.compare";
    }

    @Override
    public Set<String> types() {
        return Set.of(Runs.COMPARE);
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        MirrorSource source = sources.get(tenant);
        SyncScope scope = source.scope(tenant);
        source.entities().stream().filter(scope::covers).forEach(entity -> comparing.compare(tenant, source, entity, scope, false));
    }
}
