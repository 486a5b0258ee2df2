package com.plumbline.rest.internal.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.rest.SignedIn;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The OpenAPI document of what is served now, plug-ins included. */
@Component(service = OpenApiResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("openapi.json")
public class OpenApiResource {

    private final Resources resources;
    private final String version;

    @Activate
    public OpenApiResource(BundleContext context, @Reference Resources resources) {
        this.resources = resources;
        var running = context.getBundle().getVersion();
        this.version = running.getMajor() + "." + running.getMinor() + "." + running.getMicro();
    }

    @GET
    @SignedIn
    @Operation(summary = "This document: every operation that is served now.")
    public ObjectNode document() {
        return OpenApi.of(resources.operations(), version);
    }
}
