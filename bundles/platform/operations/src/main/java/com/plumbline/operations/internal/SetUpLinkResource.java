package com.plumbline.operations.internal;

import com.plumbline.identity.SetUp;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The link that sets the appliance up. */
@Component(service = SetUpLinkResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("operator/set-up-links")
public class SetUpLinkResource {

    private final SetUp setUp;

    record LinkJson(String link) {
        @Override
        public String toString() {
            return "LinkJson";
        }
    }

    @Activate
    public SetUpLinkResource(@Reference SetUp setUp) {
        this.setUp = setUp;
    }

    @POST
    @Requires(Requires.OPERATOR)
    @Answers(201)
    @Operation(summary = "A fresh one-time link; the earlier ones stop working. 409 once a company exists.")
    public LinkJson create(@Context UriInfo uri) {
        return new LinkJson(uri.getRequestUri().resolve("/").toString().replaceAll("/$", "") + setUp.newLink());
    }
}
