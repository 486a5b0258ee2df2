package com.plumbline.rest.internal.account;

import com.plumbline.identity.SignInRules;
import com.plumbline.identity.SignInRules.Rules;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** What the company asks of its people when they sign in. The owner's alone, as the identity provider is. */
@Component(service = SignInRulesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("company/sign-in-rules")
public class SignInRulesResource {

    private final SignInRules rules;

    /** @param secondFactor whether owners and admins need one */
    record RulesJson(boolean secondFactor, int idleMinutes, int longestHours) {

        static RulesJson of(Rules rules) {
            return new RulesJson(rules.secondFactor(), (int) rules.idle().toMinutes(), (int) rules.longest().toHours());
        }

        Rules rules() {
            return new Rules(secondFactor, Duration.ofMinutes(idleMinutes), Duration.ofHours(longestHours));
        }
    }

    @Activate
    public SignInRulesResource(@Reference SignInRules rules) {
        this.rules = rules;
    }

    @GET
    @Requires("sign-on.write")
    @Operation(summary = "Whether owners and admins need a second factor, and how long a session lasts: idle, and in any case.")
    public RulesJson get(@Context SecurityContext security) {
        return RulesJson.of(rules.of(Callers.of(security).tenant()));
    }

    @PUT
    @Requires("sign-on.write")
    @Operation(summary = "Changes the rules; who is signed in without a second factor is asked for one at his next sign-in.")
    public RulesJson put(RulesJson wanted, @Context SecurityContext security) {
        return RulesJson.of(rules.change(Callers.of(security), wanted.rules()));
    }
}
