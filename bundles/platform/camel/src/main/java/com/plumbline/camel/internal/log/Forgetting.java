package com.plumbline.camel.internal.log;

import com.plumbline.events.TimedJob;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Takes what is old out of the message log, each night. */
@Component(configurationPid = "com.plumbline.camel")
@Designate(ocd = Forgetting.Settings.class)
public final class Forgetting implements TimedJob {

    /** {@code etc/com.plumbline.camel.cfg}. */
    @ObjectClassDefinition(name = "Message log")
    public @interface Settings {

        @AttributeDefinition(description = "Days that calls to and from vendors are kept in the message log, 1 to 365.")
        int messageDays() default 30;
    }

    private final IntegrationMessages messages;
    private final Clock clock;
    private final int days;

    @Activate
    public Forgetting(@Reference IntegrationMessages messages, @Reference Clock clock, Settings settings) {
        this.messages = messages;
        this.clock = clock;
        this.days = Math.max(1, Math.min(365, settings.messageDays()));
    }

    @Override
    public String name() {
        return "camel.forget-messages";
    }

    @Override
    public String title() {
        return "Clear the message log";
    }

    @Override
    public String cron() {
        return "0 40 3 * * ?";
    }

    @Override
    public String run(TenantId tenant) {
        int gone = messages.forgetBefore(tenant, clock.instant().minus(Duration.ofDays(days)));
        return gone + " messages older than " + days + " days cleared";
    }
}
