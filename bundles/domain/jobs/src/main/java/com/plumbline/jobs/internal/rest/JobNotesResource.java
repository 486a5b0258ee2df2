package com.plumbline.jobs.internal.rest;

import com.plumbline.customers.Note;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobNotes;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.LiveHub;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Notes on jobs. */
@Component(service = JobNotesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("jobs/{id}/notes")
public class JobNotesResource {

    /** @param pinned absent is false */
    public record NewNoteJson(String text, Boolean pinned) {
    }

    private final Jobs jobs;
    private final JobNotes notes;
    private final LiveHub live;

    @Activate
    public JobNotesResource(@Reference Jobs jobs, @Reference JobNotes notes, @Reference LiveHub live) {
        this.jobs = jobs;
        this.notes = notes;
        this.live = live;
    }

    @GET
    @Requires("jobs.read")
    @Operation(summary = "Notes on a job, ours and the mirrored ones, pinned ones first, then newest first.")
    public Page<Note> list(@PathParam("id") String id, @BeanParam PageQuery query, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Page.Request page = query.page();
        List<Note> all = notes.about(tenant, jobs.get(tenant, JobId.of(id)).id());
        return Page.of(all.stream().skip(page.offset()).limit(page.pageSize()).toList(), page, all.size());
    }

    @POST
    @Requires("notes.write")
    @Answers(201)
    @Operation(summary = "Adds a note to a job.")
    public Note add(@PathParam("id") String id, NewNoteJson note, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        Note added = notes.add(who.tenant(), JobId.of(id), note.text(), Boolean.TRUE.equals(note.pinned()), who.name());
        live.publish(who.tenant(), "jobs", "changed", List.of(id), null);
        return added;
    }
}
