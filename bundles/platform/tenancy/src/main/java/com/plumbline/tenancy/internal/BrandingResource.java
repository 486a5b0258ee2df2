package com.plumbline.tenancy.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The reseller's name, colour and logo, for the pages that nobody is signed in to. */
@Component(service = BrandingResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("branding")
public class BrandingResource {

    private final Branding branding;

    record PublicBrandJson(@Nullable String name, @Nullable String color, @Nullable String logo) {}

    @Activate
    public BrandingResource(@Reference Branding branding) {
        this.branding = branding;
    }

    @GET
    @Anyone
    @Operation(summary = "The reseller's name, colour and logo.")
    public PublicBrandJson get() {
        Brand brand = branding.get(TenantId.PLATFORM);
        return new PublicBrandJson(brand.displayName(), brand.color(), brand.logo());
    }
}
