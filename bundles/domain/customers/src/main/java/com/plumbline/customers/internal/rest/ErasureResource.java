package com.plumbline.customers.internal.rest;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.internal.privacy.Deciding;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/customers/{id}/erasures}: taking a customer away. */
@Component(service = ErasureResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers/{id}/erasures")
public class ErasureResource {

    /** @param confirm the customer's name, as on record */
    public record ErasureJson(@Nullable String confirm) {}

    /** @param state {@code requested}; it becomes {@code done} in the background, see the customer's privacy */
    public record StartedErasure(String id, String state) {}

    private final Deciding deciding;

    @Activate
    public ErasureResource(@Reference Deciding deciding) {
        this.deciding = deciding;
    }

    @POST
    @Requires("privacy.write")
    @Answers(202)
    @Operation(summary = "Has a customer erased in the background: profile, briefings, messages, name and addresses; the accounts stay without the person.")
    public StartedErasure erase(@PathParam("id") String id, ErasureJson wanted, @Context SecurityContext security) {
        deciding.erase(Callers.of(security), CustomerId.of(id), wanted.confirm());
        return new StartedErasure(id, "requested");
    }
}
