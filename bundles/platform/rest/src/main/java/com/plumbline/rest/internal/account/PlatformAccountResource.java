package com.plumbline.rest.internal.account;

import com.plumbline.identity.OwnPassword;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.SecondFactors;
import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.internal.door.Authentication;
import com.plumbline.rest.internal.door.Door;
import com.plumbline.rest.internal.identity.SignedInJson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The same for a platform admin, whose cookie is sent below {@code /api/platform} only. */
@Component(service = PlatformAccountResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/me")
public class PlatformAccountResource extends AccountResource {

    private final Companies companies;

    @Activate
    public PlatformAccountResource(@Reference Sessions sessions, @Reference SecondFactors factors, @Reference OwnPassword passwords, @Reference Passkeys passkeys,
            @Reference Companies companies) {
        super(sessions, factors, passwords, passkeys);
        this.companies = companies;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "The platform admin, his permissions, and the CSRF token of his session.")
    public SignedInJson me(@Context SecurityContext security, @Context ContainerRequestContext request) {
        Sessions.Session session = request.getProperty(Door.RECOGNISED) instanceof Authentication.Recognised known ? known.session() : null;
        return SignedInJson.of(Callers.of(security), session, companies);
    }
}
