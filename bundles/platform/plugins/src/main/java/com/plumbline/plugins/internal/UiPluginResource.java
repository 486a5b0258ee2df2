package com.plumbline.plugins.internal;

import com.plumbline.rest.Callers;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Which browser parts the console loads. */
@Component(service = UiPluginResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("ui/plugins")
public class UiPluginResource {

    private final UiPlugins plugins;

    @Activate
    public UiPluginResource(@Reference UiPlugins plugins) {
        this.plugins = plugins;
    }

    @GET
    @SignedIn
    @Operation(summary = "Manifests of the browser parts of the company's plug-ins, each with the address its files are below.")
    public UiPlugins.Loaded list(@Context SecurityContext security) {
        return plugins.of(Callers.of(security).tenant());
    }
}
