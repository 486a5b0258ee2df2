package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Settings;
import com.plumbline.briefing.internal.Settings.SettingsText;
import com.plumbline.identity.Caller;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefing-settings}: where links begin and how long they open. */
@Component(service = SettingsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefing-settings")
public class SettingsResource {

    private final Settings settings;

    @Activate
    public SettingsResource(@Reference Settings settings) {
        this.settings = settings;
    }

    @GET
    @Requires("plugins.read")
    @Operation(summary = "The company's settings for briefings.")
    public SettingsText get(@Context SecurityContext security) {
        return settings.get(Callers.of(security).tenant());
    }

    @PUT
    @Requires("plugins.write")
    @Operation(summary = "Replaces the company's settings for briefings.")
    public SettingsText put(SettingsText wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        settings.set(who, wanted);
        return settings.get(who.tenant());
    }
}
