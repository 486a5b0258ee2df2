package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.automation.Automation;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefing/automation}: when briefings go out by themselves. */
@Component(service = AutomationResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefing/automation")
public class AutomationResource {

    private final Automation automation;

    @Activate
    public AutomationResource(@Reference Automation automation) {
        this.automation = automation;
    }

    @GET
    @Requires("briefings.read")
    @Operation(summary = "When briefings go out by themselves, for the company and for each job type.")
    public AutomationJson get(@Context SecurityContext security) {
        Caller who = Callers.of(security);
        return AutomationJson.of(automation.rules(who.tenant()), automation.jobTypes(who.tenant()));
    }

    @PUT
    @Requires("briefings.automate")
    @Operation(summary = "Replaces the rules; a job type that is left out does as the company.")
    public AutomationJson put(AutomationJson wanted, @Context SecurityContext security) {
        if (wanted == null) {
            throw new RuleViolation("request.invalid", "The rules are missing.", Map.of("on", "is missing"));
        }
        automation.set(Callers.of(security), wanted.rules());
        return get(security);
    }
}
