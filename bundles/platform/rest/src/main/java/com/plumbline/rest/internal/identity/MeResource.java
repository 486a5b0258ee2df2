package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Callers;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignedIn;
import com.plumbline.rest.internal.door.Authentication;
import com.plumbline.rest.internal.door.Door;
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

/** Who I am here. */
@Component(service = MeResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("me")
public class MeResource {

    private final Companies companies;

    @Activate
    public MeResource(@Reference Companies companies) {
        this.companies = companies;
    }

    @GET
    @SignedIn
    @Operation(summary = "The caller, his company, his permissions, and the CSRF token of his session.")
    public SignedInJson me(@Context SecurityContext security, @Context ContainerRequestContext request) {
        Caller caller = Callers.of(security);
        Sessions.Session session = request.getProperty(Door.RECOGNISED) instanceof Authentication.Recognised known ? known.session() : null;
        return SignedInJson.of(caller, session, companies);
    }
}
