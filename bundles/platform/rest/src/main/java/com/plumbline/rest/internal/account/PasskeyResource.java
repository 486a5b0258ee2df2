package com.plumbline.rest.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Passkeys;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The caller's own passkeys; they are listed with the rest of his account's security. */
@Component(service = PasskeyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("me/passkeys")
public class PasskeyResource {

    private final Passkeys passkeys;

    record PasskeyJson(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {

        static PasskeyJson of(Passkeys.Passkey passkey) {
            return new PasskeyJson(passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt());
        }
    }

    record NewPasskeyJson(String name, JsonNode credential) {}

    @Activate
    public PasskeyResource(@Reference Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @POST
    @Path("options")
    @SignedIn
    @Operation(summary = "PublicKeyCredentialCreationOptions for navigator.credentials.create, good for five minutes.")
    public JsonNode options(@Context ContainerRequestContext request) {
        return passkeys.creation(Me.of(request).caller());
    }

    @POST
    @SignedIn
    @Answers(201)
    @Operation(summary = "Adds the passkey that the browser made; the owner is told by mail.")
    public PasskeyJson add(NewPasskeyJson wanted, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        Me me = Me.of(request);
        Fields.of().text("name", wanted.name(), 1, 100).required("credential", wanted.credential()).refuse();
        return PasskeyJson.of(passkeys.add(me.caller(), wanted.name(), wanted.credential(), SignIns.from(servlet)));
    }

    @DELETE
    @Path("{id}")
    @SignedIn
    @Operation(summary = "Removes one of the caller's passkeys; he is told by mail.")
    public void remove(@PathParam("id") String id, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        passkeys.remove(Me.of(request).caller(), id, SignIns.from(servlet));
    }
}
