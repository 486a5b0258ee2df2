package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Facts;
import com.plumbline.briefing.internal.Profiles;
import com.plumbline.briefing.internal.rest.ProfileJson.FactJson;
import com.plumbline.customers.CustomerId;
import com.plumbline.identity.Caller;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/customers/{id}/facts}: what people enter, correct, pin and refuse. */
@Component(service = FactResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers/{id}/facts")
@Requires("customers.write")
public class FactResource {

    /**
     * @param category  {@code home family personal}
     * @param label     what it is about; a note when missing
     * @param expiresAt never when missing
     */
    public record NewFactJson(@Nullable String category, @Nullable String label, @Nullable String text, @Nullable Instant expiresAt) {}

    /** A missing part stays as it is. */
    public record FactChangeJson(@Nullable String text, @Nullable Boolean pinned, @Nullable Boolean refused) {}

    private final Facts facts;
    private final Profiles profiles;

    @Activate
    public FactResource(@Reference Facts facts, @Reference Profiles profiles) {
        this.facts = facts;
        this.profiles = profiles;
    }

    @POST
    @Answers(201)
    @Operation(summary = "Enters a fact about a customer by hand; sensitive ones are refused.")
    public FactJson add(@PathParam("id") String id, NewFactJson wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        CustomerId customer = CustomerId.of(id);
        long fact = facts.add(who, customer, wanted.category(), wanted.label(), wanted.text(), wanted.expiresAt());
        return ProfileJson.fact(profiles.view(who.tenant(), customer), fact);
    }

    @PUT
    @Path("{fact}")
    @Operation(summary = "Corrects, pins or refuses a fact; sources no longer change it.")
    public FactJson change(@PathParam("id") String id, @PathParam("fact") String fact, FactChangeJson wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        CustomerId customer = CustomerId.of(id);
        facts.change(who, customer, BriefingIds.fact(fact), new Facts.Change(wanted.text(), wanted.pinned(), wanted.refused()));
        return ProfileJson.fact(profiles.view(who.tenant(), customer), BriefingIds.fact(fact));
    }

    @DELETE
    @Path("{fact}")
    @Operation(summary = "Takes a fact away; a source may find it again, unless it is refused instead.")
    public void delete(@PathParam("id") String id, @PathParam("fact") String fact, @Context SecurityContext security) {
        facts.delete(Callers.of(security), CustomerId.of(id), BriefingIds.fact(fact));
    }
}
