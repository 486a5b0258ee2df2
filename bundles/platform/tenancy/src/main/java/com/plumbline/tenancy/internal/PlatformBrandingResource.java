package com.plumbline.tenancy.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The reseller's own branding. */
@Component(service = PlatformBrandingResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/branding")
public class PlatformBrandingResource {

    private final Branding branding;

    @Activate
    public PlatformBrandingResource(@Reference Branding branding) {
        this.branding = branding;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "The reseller's name, colour, logo and sender names.")
    public Brand get() {
        return branding.get(TenantId.PLATFORM);
    }

    @PUT
    @Requires("companies.write")
    @Operation(summary = "Replaces the reseller's branding.")
    public Brand set(Brand wanted) {
        return branding.set(TenantId.PLATFORM, wanted);
    }
}
