package com.plumbline.sync.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.Sync;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.Runs;
import com.plumbline.sync.internal.Sources;
import com.plumbline.sync.internal.store.RunTable;
import com.plumbline.sync.spi.SyncScope;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The mirror: runs, and ours beside theirs. */
@Component(service = SyncResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("sync")
public class SyncResource {

    /**
     * @param scope {@code everything technicians jobs}; absent is what the connection says
     * @param days  for jobs: those that changed in the last so many days, 180 when absent
     * @param full  read everything again
     */
    public record StartJson(String scope, Integer days, Boolean full) {
    }

    private final Runs runs;
    private final Sources sources;

    @Activate
    public SyncResource(@Reference Runs runs, @Reference Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    @POST
    @Path("runs")
    @Requires("sync.run")
    @Answers(value = 202, type = RunJson.class)
    @Operation(summary = "Starts a run in the background; 200 with the run that is under way already.")
    public Response start(StartJson start, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        StartJson asked = start == null ? new StartJson(null, null, null) : start;
        Sync.Started started = runs.start(who, SyncRun.Cause.MANUAL, scope(asked), Boolean.TRUE.equals(asked.full()));
        return Response.status(started.fresh() ? 202 : 200).entity(RunJson.of(started.run())).build();
    }

    @GET
    @Path("runs")
    @Requires("sync.read")
    @Operation(summary = "Runs, newest first, with progress and figures per entity.")
    public Page<RunJson> runs(@BeanParam PageQuery query, @Context SecurityContext security) {
        return runs.runs(Callers.of(security).tenant(), query.page()).map(RunJson::of);
    }

    @GET
    @Path("runs/{id}")
    @Requires("sync.read")
    @Operation(summary = "One run.")
    public RunJson run(@PathParam("id") String id, @Context SecurityContext security) {
        return RunJson.of(runs.run(Callers.of(security).tenant(), id));
    }

    @GET
    @Path("runs/{id}/problems")
    @Requires("sync.read")
    @Operation(summary = "Records of a run that did not arrive whole; at most 500.")
    public Page<RunTable.Problem> problems(@PathParam("id") String id, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        List<RunTable.Problem> problems = runs.problems(who.tenant(), runs.run(who.tenant(), id).id());
        return new Page<>(problems, 1, Math.max(1, problems.size()), problems.size());
    }

    @GET
    @Path("comparison")
    @Requires({"sync.read", "money.read"})
    @Operation(summary = "Our counts and sums beside the source's, with the records that differ; as of the last run or request.")
    public Comparison comparison(@Context SecurityContext security) {
        return runs.comparison(Callers.of(security).tenant());
    }

    @POST
    @Path("comparisons")
    @Requires("sync.run")
    @Answers(202)
    @Operation(summary = "Counts anew in the background.")
    public Response compare(@Context SecurityContext security) {
        runs.compare(Callers.of(security).tenant());
        return Response.accepted().build();
    }

    @GET
    @Path("field-map")
    @Requires("sync.read")
    @Operation(summary = "Which field of the source becomes which of ours, per system and entity.")
    public JsonNode fieldMap() {
        ObjectNode maps = JsonNodeFactory.instance.objectNode();
        sources.installed().forEach(source -> maps.set(source.system(), source.fieldMap()));
        return maps;
    }

    private static SyncScope scope(StartJson start) {
        if (start.scope() == null && start.days() == null) {
            return null;
        }
        String name = start.scope() == null ? "jobs" : start.scope();
        Fields.of().when(!List.of("everything", "technicians", "jobs").contains(name), "scope", "everything, technicians or jobs").refuse();
        return new SyncScope(SyncScope.Kind.valueOf(name.toUpperCase(Locale.ROOT)), start.days() == null ? SyncScope.USUAL_DAYS : start.days());
    }
}
