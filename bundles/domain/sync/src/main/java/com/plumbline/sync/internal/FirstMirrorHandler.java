package com.plumbline.sync.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts the first run as soon as a system is connected. */
@Component
public class FirstMirrorHandler implements EventHandler {

    private final Runs runs;

    @Activate
    public FirstMirrorHandler(@Reference Runs runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "sync.first-mirror";
    }

    @Override
    public Set<String> types() {
        return Set.of("plugin.changed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        runs.startFirst(tenant);
    }
}
