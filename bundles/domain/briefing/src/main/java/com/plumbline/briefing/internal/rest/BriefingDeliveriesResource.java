package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefings/{id}/deliveries}: sending a briefing. */
@Component(service = BriefingDeliveriesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefings/{id}/deliveries")
public class BriefingDeliveriesResource {

    private final Deliveries deliveries;

    @Activate
    public BriefingDeliveriesResource(@Reference Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param phone another number than the technician's own; may be left out */
    public record SendTo(String phone) {}

    @POST
    @Requires("briefings.send")
    @Answers(202)
    @Operation(summary = "Sends the briefing by SMS to the technician assigned to the job; a second call before it has arrived sends nothing more.")
    public DeliveryJson send(@PathParam("id") String id, SendTo to, @Context SecurityContext security) {
        return DeliveryJson.of(deliveries.deliver(Callers.of(security), BriefingIds.briefing(id), to == null ? null : to.phone()));
    }
}
