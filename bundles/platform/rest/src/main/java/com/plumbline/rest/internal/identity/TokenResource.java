package com.plumbline.rest.internal.identity;

import com.plumbline.identity.ApiTokens;
import com.plumbline.identity.Role;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** API tokens of the company, for programs. */
@Component(service = TokenResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("tokens")
public class TokenResource {

    private final ApiTokens tokens;

    record TokenJson(String id, String name, String role, Instant createdAt, @Nullable Instant lastUsedAt) {

        static TokenJson of(ApiTokens.ApiToken token) {
            return new TokenJson(token.id(), token.name(), token.role().text(), token.createdAt(), token.lastUsedAt());
        }
    }

    record NewTokenJson(String name, String role) {}

    record CreatedTokenJson(String id, String name, String role, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    @Activate
    public TokenResource(@Reference ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Requires("tokens.write")
    @Operation(summary = "The company's tokens, newest first, without their secrets.")
    public Page<TokenJson> list(@Context SecurityContext security) {
        List<TokenJson> all = tokens.list(Callers.of(security).tenant()).stream().map(TokenJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Requires("tokens.write")
    @Answers(201)
    @Operation(summary = "Makes a token that acts in a role; its secret is shown in this answer only.")
    public CreatedTokenJson create(NewTokenJson token, @Context SecurityContext security) {
        ApiTokens.Created created = tokens.create(Callers.of(security), token.name(), token.role() == null ? null : Role.of(token.role()));
        return new CreatedTokenJson(created.token().id(), created.token().name(), created.token().role().text(), created.secret());
    }

    @DELETE
    @Path("{id}")
    @Requires("tokens.write")
    @Operation(summary = "Revokes a token; it stops working at once.")
    public void revoke(@PathParam("id") String id, @Context SecurityContext security) {
        tokens.revoke(Callers.of(security), id);
    }
}
