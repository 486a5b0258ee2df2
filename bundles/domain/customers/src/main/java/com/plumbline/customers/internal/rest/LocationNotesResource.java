package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Customers;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Note;
import com.plumbline.customers.Notes;
import com.plumbline.identity.Caller;
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

/** Notes on locations. */
@Component(service = LocationNotesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("locations/{id}/notes")
public class LocationNotesResource {

    private final Customers customers;
    private final Notes notes;
    private final LiveHub live;

    @Activate
    public LocationNotesResource(@Reference Customers customers, @Reference Notes notes, @Reference LiveHub live) {
        this.customers = customers;
        this.notes = notes;
        this.live = live;
    }

    @GET
    @Requires("customers.read")
    @Operation(summary = "Notes on a location, pinned ones first, then newest first.")
    public Page<Note> list(@PathParam("id") String id, @BeanParam PageQuery query, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        LocationId location = customers.location(tenant, LocationId.of(id)).id();
        return NotePages.of(notes.about(tenant, location), query.page());
    }

    @POST
    @Requires("notes.write")
    @Answers(201)
    @Operation(summary = "Adds a note to a location.")
    public Note add(@PathParam("id") String id, NewNoteJson note, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        Note added = notes.add(who.tenant(), LocationId.of(id), note.text(), note.isPinned(), who.name());
        String customer = customers.location(who.tenant(), LocationId.of(id)).customer().toString();
        live.publish(who.tenant(), "customers", "changed", List.of(customer), null);
        return added;
    }
}
