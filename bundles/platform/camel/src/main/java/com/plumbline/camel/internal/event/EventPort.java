package com.plumbline.camel.internal.event;

import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.kernel.TenantId;

/** The appliance's events, as the component of one plug-in uses them. */
public interface EventPort {

    /** @return ends the listening */
    Runnable listen(EventHandler handler);

    /** Publishes in a transaction of its own. */
    long publish(TenantId tenant, NewEvent event);

    /** Whether the company has the plug-in: events of others are none of its business. */
    boolean concerns(TenantId tenant);
}
