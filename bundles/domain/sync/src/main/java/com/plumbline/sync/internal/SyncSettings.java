package com.plumbline.sync.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/com.plumbline.sync.cfg}. */
@ObjectClassDefinition(name = "Sync", description = "When companies are synced")
@interface SyncSettings {

    @AttributeDefinition(description = "When what changed is fetched: Quartz expression in the company's zone")
    String changes() default "0 0 0-4,6-23 * * ?";

    @AttributeDefinition(description = "Over how many minutes after that moment many companies are spread")
    int changesSpreadMinutes() default 50;

    @AttributeDefinition(description = "When everything is compared: Quartz expression in the company's zone")
    String everything() default "0 0 5 * * ?";

    @AttributeDefinition(description = "Over how many minutes after that moment many companies are spread")
    int everythingSpreadMinutes() default 50;
}
