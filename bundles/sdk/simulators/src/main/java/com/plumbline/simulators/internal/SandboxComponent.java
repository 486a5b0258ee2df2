package com.plumbline.simulators.internal;

import com.plumbline.simulators.Sandbox;
import com.plumbline.simulators.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The sandbox inside the appliance (feature {@code sandbox}); {@code etc/com.plumbline.sandbox.cfg}. */
@Component(immediate = true, service = SandboxComponent.class, configurationPid = "com.plumbline.sandbox")
@Designate(ocd = SandboxComponent.Settings.class)
public final class SandboxComponent {

    @ObjectClassDefinition(name = "Sandbox", description = "Simulated vendors and phones for trying Plumbline out.")
    public @interface Settings {

        @AttributeDefinition(description = "Port on loopback.")
        int port() default 8089;

        @AttributeDefinition(description = "Port of the mail server, on loopback; 0: the next one after port.")
        int mailPort() default 0;

        @AttributeDefinition(description = "Folder of what happened; empty: sandbox beside the runtime's data.")
        String data() default "";

        @AttributeDefinition(description = "Which pretend companies; the same seed makes the same ones.")
        long seed() default 1;

        @AttributeDefinition(description = "How many times larger than a shop of nine technicians, 1 to 100.")
        int scale() default 1;

        @AttributeDefinition(description = "Where inbound messages go before a status callback has named a better address.")
        String webhookBase() default "http://127.0.0.1:8080";
    }

    private final Sandbox sandbox;

    @Activate
    public SandboxComponent(Settings settings) {
        Path data = settings.data().isEmpty() ? Path.of(System.getProperty("karaf.data", "data"), "sandbox") : Path.of(settings.data());
        this.sandbox = Sandbox.start(new SandboxOptions(settings.port(),
                settings.mailPort() == 0 ? SandboxOptions.next(settings.port()) : settings.mailPort(), data, settings.seed(), settings.scale(),
                SandboxOptions.COMPANIES, false,
                settings.webhookBase(), null, Clock.systemUTC()));
    }

    @Deactivate
    void stop() {
        sandbox.close();
    }
}
