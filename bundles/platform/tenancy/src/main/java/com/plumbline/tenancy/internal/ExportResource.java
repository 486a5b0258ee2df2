package com.plumbline.tenancy.internal;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Everything the company owns, to take away. */
@Component(service = ExportResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("company/exports")
public class ExportResource {

    private final Belongings belongings;

    /** @param state {@code running}, {@code ready}, {@code failed}, or {@code withdrawn}: deleted, because a customer was erased after it was made */
    record ExportJson(String id, String state, String by, Instant at, @Nullable Instant endedAt, @Nullable Long bytes, @Nullable String problem) {

        static ExportJson of(Belongings.Export export) {
            return new ExportJson(export.id(), export.state().name().toLowerCase(Locale.ROOT), export.by(), export.at(), export.endedAt(), export.size(),
                    export.problem());
        }
    }

    @Activate
    public ExportResource(@Reference Belongings belongings) {
        this.belongings = belongings;
    }

    @GET
    @Requires("company.write")
    @Operation(summary = "The company's exports, newest first; the last three are kept.")
    public Page<ExportJson> list(@Context SecurityContext security) {
        List<ExportJson> all = belongings.list(Callers.of(security).tenant()).stream().map(ExportJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Requires("company.write")
    @Answers(202)
    @Operation(summary = "Exports everything the company owns in open formats, in the background; in every state of the company, free of charge.")
    public ExportJson create(@Context SecurityContext security) {
        return ExportJson.of(belongings.ask(Callers.of(security)));
    }

    @GET
    @Path("{id}/file")
    @Requires("company.write")
    @Produces("application/zip")
    @Answers(type = InputStream.class)
    @Operation(summary = "The export: a ZIP of JSON lines and CSV for each table, and documents.")
    public Response file(@PathParam("id") String id, @Context SecurityContext security) throws java.io.IOException {
        Caller caller = Callers.of(security);
        java.nio.file.Path file = belongings.file(caller.tenant(), id);
        StreamingOutput body = out -> Files.copy(file, out);
        return Response.ok(body).header("Content-Length", Files.size(file))
                .header("Content-Disposition", "attachment; filename=\"" + caller.tenant() + "-export.zip\"").build();
    }
}
