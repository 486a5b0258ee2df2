package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Drafts;
import com.plumbline.briefing.internal.Drafts.Draft;
import com.plumbline.briefing.internal.Guidances;
import com.plumbline.briefing.internal.rest.GuidanceJson.ChangeJson;
import com.plumbline.briefing.internal.rest.GuidanceJson.KindJson;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefing/guidance}: what technicians are advised, by kind of job. */
@Component(service = GuidanceResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefing/guidance")
public class GuidanceResource {

    /** @param guidance what is being changed; missing: what holds now */
    public record PreviewJson(@Nullable String jobId, @Nullable ChangeJson guidance) {}

    /** Kinds of jobs, in the order in which job types are held against them. */
    public record Kinds(List<KindJson> items) {}

    private final Guidances guidances;
    private final Drafts drafts;

    @Activate
    public GuidanceResource(@Reference Guidances guidances, @Reference Drafts drafts) {
        this.guidances = guidances;
        this.drafts = drafts;
    }

    @GET
    @Requires("briefings.read")
    @Operation(summary = "The kinds of jobs that there is guidance for, and whose it is.")
    public Kinds list(@Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        return new Kinds(guidances.shipped().kinds().stream().map(kind -> KindJson.of(guidances.get(tenant, kind), guidances.shipped())).toList());
    }

    @GET
    @Path("{kind}")
    @Requires("briefings.read")
    @Operation(summary = "The guidance for a kind of job: as it holds now, or an earlier version.")
    public GuidanceJson get(@PathParam("kind") String kind, @QueryParam("version") Integer version, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Guidances.Edition edition = version == null ? guidances.get(tenant, kind) : guidances.versions(tenant, kind).stream()
                .filter(each -> each.version() == version).findFirst().orElseThrow(() -> NotFound.because("guidance.unknown", "There is no version " + version + "."));
        return GuidanceJson.of(edition, guidances.shipped());
    }

    @GET
    @Path("{kind}/versions")
    @Requires("briefings.read")
    @Operation(summary = "All versions of the guidance for a kind of job, newest first, down to what was shipped.")
    public Kinds versions(@PathParam("kind") String kind, @Context SecurityContext security) {
        return new Kinds(guidances.versions(Callers.of(security).tenant(), kind).stream().map(edition -> KindJson.of(edition, guidances.shipped())).toList());
    }

    @PUT
    @Path("{kind}")
    @Requires("guidance.write")
    @Operation(summary = "Replaces the guidance for a kind of job by the company's own, as another version.")
    public GuidanceJson put(@PathParam("kind") String kind, ChangeJson wanted, @Context SecurityContext security) {
        return GuidanceJson.of(guidances.set(Callers.of(security), kind, wanted.version(), wanted.lines()), guidances.shipped());
    }

    @DELETE
    @Path("{kind}")
    @Requires("guidance.write")
    @Operation(summary = "Goes back to the guidance that was shipped, as another version.")
    public void reset(@PathParam("kind") String kind, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        guidances.set(who, kind, guidances.get(who.tenant(), kind).version(), null);
    }

    @POST
    @Path("{kind}/previews")
    @Requires("guidance.write")
    @Operation(summary = "What a job's briefing would say by rules with changed guidance; nothing is stored or sent.")
    public Draft preview(@PathParam("kind") String kind, PreviewJson wanted, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        guidances.get(tenant, kind);
        Fields.of().text("jobId", wanted.jobId(), 1, 40).refuse();
        return drafts.of(tenant, JobId.of(wanted.jobId()), kind, wanted.guidance() == null ? null : wanted.guidance().lines());
    }
}
