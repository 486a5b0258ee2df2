package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/deliveries}: what was sent lately. */
@Component(service = DeliveriesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("deliveries")
public class DeliveriesResource {

    private static final int MOST = 200;

    private final Deliveries deliveries;

    @Activate
    public DeliveriesResource(@Reference Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** The items there are, newest first. */
    public record Latest(List<DeliveryJson> items) {}

    @GET
    @Requires("briefings.read")
    @Operation(summary = "The latest deliveries, newest first; limit is 1 to 200, 50 when left out.")
    public Latest list(@QueryParam("limit") @DefaultValue("50") String limit, @Context SecurityContext security) {
        return new Latest(deliveries.latest(Callers.of(security).tenant(), number(limit)).stream().map(DeliveryJson::of).toList());
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same refusal as a number that is out of range.
        }
        throw new RuleViolation("request.invalid", "The limit is a number from 1 to " + MOST + ".", Map.of("limit", "out of range"));
    }
}
