package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Briefings;
import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Etags;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/jobs/{id}/briefing}: the one briefing of a job. */
@Component(service = JobBriefingResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("jobs/{id}/briefing")
public class JobBriefingResource {

    private final Briefings briefings;
    private final Deliveries deliveries;

    @Activate
    public JobBriefingResource(@Reference Briefings briefings, @Reference Deliveries deliveries) {
        this.briefings = briefings;
        this.deliveries = deliveries;
    }

    @GET
    @Requires("briefings.read")
    @Answers(type = BriefingJson.class)
    @Operation(summary = "The job's briefing with its deliveries; 404 briefing.none before the first.")
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        BriefingEntity briefing = briefings.ofJob(tenant, JobId.of(id));
        return Etags.ok(BriefingJson.of(briefing, deliveries.ofBriefing(tenant, briefing.id())), briefing.version());
    }
}
