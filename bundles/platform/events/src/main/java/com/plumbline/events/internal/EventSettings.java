package com.plumbline.events.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/com.plumbline.events.cfg}. */
@ObjectClassDefinition(name = "Events", description = "Delivery of events and timed jobs")
@interface EventSettings {

    @AttributeDefinition(description = "Event handlers that run at the same time, over all companies")
    int workers() default 16;
}
