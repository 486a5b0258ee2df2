package com.plumbline.rest.internal.account;

import com.plumbline.identity.SecondFactors;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Helps a person who has lost every second factor. */
@Component(service = FactorHelpResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("users/{id}/second-factors")
public class FactorHelpResource {

    private final SecondFactors factors;

    @Activate
    public FactorHelpResource(@Reference SecondFactors factors) {
        this.factors = factors;
    }

    @DELETE
    @Requires("users.write")
    @Operation(summary = "Takes all second factors of a person away; he is told by mail, and it stands in the audit trail.")
    public void help(@PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        factors.help(Callers.of(security), id, SignIns.from(request));
    }
}
