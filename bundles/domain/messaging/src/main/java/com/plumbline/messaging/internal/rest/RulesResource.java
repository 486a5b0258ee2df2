package com.plumbline.messaging.internal.rest;

import com.plumbline.identity.Caller;
import com.plumbline.messaging.internal.CompanyRules;
import com.plumbline.messaging.internal.CompanyRules.RulesText;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/message-rules}: in which order carriers are tried, and when people are left alone. */
@Component(service = RulesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("message-rules")
public class RulesResource {

    private final CompanyRules rules;

    @Activate
    public RulesResource(@Reference CompanyRules rules) {
        this.rules = rules;
    }

    @GET
    @Requires("plugins.read")
    @Operation(summary = "The company's rules for messages: order of carriers, quiet hours in the recipient's zone.")
    public RulesText get(@Context SecurityContext security) {
        return rules.text(Callers.of(security).tenant());
    }

    @PUT
    @Requires("plugins.write")
    @Operation(summary = "Replaces the company's rules for messages.")
    public RulesText put(RulesText wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        rules.change(who, wanted);
        return rules.text(who.tenant());
    }
}
