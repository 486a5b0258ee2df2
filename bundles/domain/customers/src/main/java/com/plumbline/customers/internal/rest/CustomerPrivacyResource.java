package com.plumbline.customers.internal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.internal.privacy.Deciding;
import com.plumbline.customers.internal.privacy.PrivacyFile;
import com.plumbline.identity.Caller;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/customers/{id}/privacy}: what is decided about one customer, and what is held. */
@Component(service = CustomerPrivacyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers/{id}/privacy")
public class CustomerPrivacyResource {

    /** A missing part stays as it is. */
    public record DecisionJson(@Nullable Boolean enrichment, @Nullable Boolean sms, @Nullable Boolean offers) {

        CustomerPrivacy over(PrivacyFile.Decided now) {
            return new CustomerPrivacy(enrichment == null ? now.enrichment() : enrichment, sms == null ? now.sms() : sms, offers == null ? now.offers() : offers, false);
        }
    }

    private final PrivacyFile file;
    private final Deciding deciding;

    @Activate
    public CustomerPrivacyResource(@Reference PrivacyFile file, @Reference Deciding deciding) {
        this.file = file;
        this.deciding = deciding;
    }

    @GET
    @Requires("customers.read")
    @Operation(summary = "Whether a customer may be enriched, sent SMS and offers by e-mail, what his addresses refuse themselves, and what was decided when and by whom.")
    public PrivacyFile.Decided get(@PathParam("id") String id, @Context SecurityContext security) {
        return file.decided(Callers.of(security).tenant(), CustomerId.of(id));
    }

    @PUT
    @Requires("customers.write")
    @Operation(summary = "Decides whether a customer may be enriched, sent SMS and offers by e-mail; it holds whatever the mirror brings later.")
    public PrivacyFile.Decided put(@PathParam("id") String id, DecisionJson wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        CustomerId customer = CustomerId.of(id);
        deciding.decide(who, customer, wanted.over(file.decided(who.tenant(), customer)));
        return file.decided(who.tenant(), customer);
    }

    @POST
    @Path("files")
    @Requires("privacy.write")
    @Answers(type = ObjectNode.class)
    @Operation(summary = "All that the appliance holds about a customer, as a JSON file for him.")
    public Response files(@PathParam("id") String id, @Context SecurityContext security) {
        return Response.ok(file.make(Callers.of(security), CustomerId.of(id))).type("application/json")
                .header("Content-Disposition", "attachment; filename=\"what-we-hold-" + CustomerId.of(id) + ".json\"").header("Cache-Control", "no-store").build();
    }
}
