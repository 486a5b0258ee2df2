package com.plumbline.operations.internal;

import com.plumbline.events.DeadLetter;
import com.plumbline.events.DeadLetters;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Work that failed for good: to be looked at, tried again, or thrown away. */
@Component(service = DeadLetterResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("events/dead-letters")
public class DeadLetterResource {

    private static final String PREFIX = "evt";

    private final DeadLetters letters;
    private final Audit audit;

    record DeadLetterJson(String id, String type, String subject, Instant at, Instant failedAt, int attempts, String error, String handler) {

        static DeadLetterJson of(DeadLetter letter) {
            return new DeadLetterJson(Ids.text(PREFIX, letter.id()), letter.type(), letter.subject(), letter.at(), letter.failedAt(), letter.attempts(),
                    letter.error(), letter.handler());
        }
    }

    record ReplayJson(String id) {}

    @Activate
    public DeadLetterResource(@Reference DeadLetters letters, @Reference Audit audit) {
        this.letters = letters;
        this.audit = audit;
    }

    @GET
    @Requires("system.read")
    @Operation(summary = "Events that a handler could not handle, newest first.")
    public Page<DeadLetterJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Page.Request page = query.page();
        return tenant.isPlatform() ? Page.of(List.of(), page, 0) : letters.list(tenant, query.text(), page).map(DeadLetterJson::of);
    }

    @POST
    @Path("{id}/replays")
    @Requires("system.write")
    @Answers(202)
    @Operation(summary = "Delivers the event again to the handler that failed.")
    public ReplayJson replay(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        letters.replay(caller.tenant(), key(caller, id));
        audit.record(caller, null, AuditEntry.of("dead-letter.replay", "event", id, id, null));
        return new ReplayJson(id);
    }

    @DELETE
    @Path("{id}")
    @Requires("system.write")
    @Operation(summary = "Throws the event away: it will not be handled.")
    public void discard(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        letters.discard(caller.tenant(), key(caller, id));
        audit.record(caller, null, AuditEntry.of("dead-letter.discard", "event", id, id, null));
    }

    /** Events belong to companies; the platform has none. */
    private static long key(Caller caller, String id) {
        return Ids.parse(PREFIX, id).filter(any -> !caller.tenant().isPlatform()).orElseThrow(() -> new NotFound("dead-letter", id));
    }
}
