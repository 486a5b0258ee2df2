package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Profiles;
import com.plumbline.briefing.internal.rest.JobBriefingsResource.Started;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Privacy;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/customers/{id}/profile}: what is known about a customer. */
@Component(service = ProfileResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers/{id}/profile")
public class ProfileResource {

    private final Profiles profiles;
    private final Privacy privacy;

    @Activate
    public ProfileResource(@Reference Profiles profiles, @Reference Privacy privacy) {
        this.profiles = profiles;
        this.privacy = privacy;
    }

    @GET
    @Requires("customers.read")
    @Operation(summary = "What is known about a customer, by category, each fact with its source and time.")
    public ProfileJson get(@PathParam("id") String id, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        CustomerId customer = CustomerId.of(id);
        return ProfileJson.of(profiles.view(tenant, customer), privacy.settings(tenant), privacy.of(tenant, customer).enrichment());
    }

    @POST
    @Requires("customers.write")
    @Answers(202)
    @Operation(summary = "Has a customer enriched in the background; what is found takes the place of what is known, except what people have decided about.")
    public Started enrich(@PathParam("id") String id, @Context SecurityContext security) {
        profiles.request(Callers.of(security), CustomerId.of(id));
        return new Started(id);
    }
}
