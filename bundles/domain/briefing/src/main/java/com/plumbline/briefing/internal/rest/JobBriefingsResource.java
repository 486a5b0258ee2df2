package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Briefings;
import com.plumbline.jobs.JobId;
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

/** {@code /api/jobs/{id}/briefings}: asking for a briefing. */
@Component(service = JobBriefingsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("jobs/{id}/briefings")
public class JobBriefingsResource {

    private final Briefings briefings;

    @Activate
    public JobBriefingsResource(@Reference Briefings briefings) {
        this.briefings = briefings;
    }

    /** Id of what is being done in the background. */
    public record Started(String id) {}

    @POST
    @Requires("briefings.write")
    @Answers(202)
    @Operation(summary = "Has the job's briefing written in the background, in place of the one there is.")
    public Started write(@PathParam("id") String id, @Context SecurityContext security) {
        return new Started(briefings.request(Callers.of(security), JobId.of(id)));
    }
}
