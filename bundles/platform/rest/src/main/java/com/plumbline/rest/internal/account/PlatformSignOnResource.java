package com.plumbline.rest.internal.account;

import com.plumbline.identity.SignOn;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The reseller's identity provider at the platform's desk; the way there and back is that of all providers. */
@Component(service = PlatformSignOnResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/session/oidc")
public class PlatformSignOnResource {

    private final SignOn signOn;

    @Activate
    public PlatformSignOnResource(@Reference SignOn signOn) {
        this.signOn = signOn;
    }

    @GET
    @Anyone
    @Operation(summary = "The identity provider that platform admins sign in by, if there is one.")
    public SignOnResource.ProvidersJson providers() {
        return SignOnResource.ProvidersJson.of(signOn.providers(null), true);
    }
}
