package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Privacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.internal.privacy.Deciding;
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

/** {@code /api/privacy/settings}: what the company has decided about personal data. */
@Component(service = PrivacySettingsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("privacy/settings")
public class PrivacySettingsResource {

    private final Privacy privacy;
    private final Deciding deciding;

    @Activate
    public PrivacySettingsResource(@Reference Privacy privacy, @Reference Deciding deciding) {
        this.privacy = privacy;
        this.deciding = deciding;
    }

    @GET
    @Requires("customers.read")
    @Operation(summary = "Legal basis, disclosure, categories and retention of personal data in the company.")
    public PrivacySettings get(@Context SecurityContext security) {
        return privacy.settings(Callers.of(security).tenant());
    }

    @PUT
    @Requires("privacy.write")
    @Operation(summary = "Replaces the company's decisions about personal data; facts of a category that is switched off are dropped.")
    public PrivacySettings put(PrivacySettings wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        deciding.set(who, wanted);
        return privacy.settings(who.tenant());
    }
}
