package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.automation.Queue;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefing/queue}: what will go out, when and why. */
@Component(service = QueueResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefing/queue")
public class QueueResource {

    private final Queue queue;

    @Activate
    public QueueResource(@Reference Queue queue) {
        this.queue = queue;
    }

    @GET
    @Requires("briefings.read")
    @Operation(summary = "Briefings that go out by themselves: what is still to go by time, then what is over; state takes several words with commas.")
    public Page<QueueJson> list(@QueryParam("state") String state, @BeanParam PageQuery query, @Context SecurityContext security) {
        List<String> states = state == null ? List.of() : Stream.of(state.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
        return queue.page(Callers.of(security).tenant(), states, query.page()).map(QueueJson::of);
    }

    @POST
    @Path("{id}/approvals")
    @Requires("briefings.send")
    @Answers(202)
    @Operation(summary = "Lets a held briefing go when its time comes.")
    public QueueJson approve(@PathParam("id") String id, @Context SecurityContext security) {
        return QueueJson.of(queue.approve(Callers.of(security), id));
    }

    @POST
    @Path("{id}/stops")
    @Requires("briefings.send")
    @Answers(202)
    @Operation(summary = "Keeps a briefing from going out; an SMS that no carrier has yet is taken back.")
    public QueueJson stop(@PathParam("id") String id, @Context SecurityContext security) {
        return QueueJson.of(queue.stop(Callers.of(security), id));
    }

    @POST
    @Path("{id}/sends")
    @Requires("briefings.send")
    @Answers(202)
    @Operation(summary = "Sends a briefing at once, whatever hour and budget say, also one that was stopped.")
    public QueueJson send(@PathParam("id") String id, @Context SecurityContext security) {
        return QueueJson.of(queue.send(Callers.of(security), id));
    }
}
