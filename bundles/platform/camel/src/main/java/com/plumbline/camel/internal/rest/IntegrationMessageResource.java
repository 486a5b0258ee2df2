package com.plumbline.camel.internal.rest;

import com.plumbline.camel.internal.log.IntegrationMessages;
import com.plumbline.camel.internal.log.IntegrationMessages.Question;
import com.plumbline.camel.internal.log.ReplayDesk;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
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
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/integration-messages}: every call to and from vendors. */
@Component(service = IntegrationMessageResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("integration-messages")
public class IntegrationMessageResource {

    private static final Set<String> DIRECTIONS = Set.of("outbound", "inbound");
    private static final Set<String> STATUSES = Set.of("ok", "failed", "retrying");

    private final IntegrationMessages messages;
    private final ReplayDesk replays;

    @Activate
    public IntegrationMessageResource(@Reference IntegrationMessages messages, @Reference ReplayDesk replays) {
        this.messages = messages;
        this.replays = replays;
    }

    @GET
    @Requires("messages.read")
    @Operation(summary = "Calls to and from vendors, newest first; q looks in operation and error.")
    public Page<IntegrationMessageJson> list(@BeanParam PageQuery query, @QueryParam("plugin") String plugin,
            @QueryParam("direction") String direction, @QueryParam("status") String status, @Context SecurityContext security) {
        Question question = new Question(blankIsAny(plugin), oneOf("direction", direction, DIRECTIONS), oneOf("status", status, STATUSES), query.text());
        return messages.find(Callers.of(security).tenant(), question, query.page()).map(IntegrationMessageJson::of);
    }

    @POST
    @Path("{id}/replays")
    @Requires("messages.replay")
    @Answers(202)
    @Operation(summary = "Makes a failed read again, or hands over again what a vendor sent.")
    public IntegrationMessageJson replay(@PathParam("id") String id, @Context SecurityContext security) {
        return IntegrationMessageJson.of(replays.order(Callers.of(security), id));
    }

    private static String blankIsAny(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String oneOf(String name, String text, Set<String> known) {
        String value = blankIsAny(text);
        if (value != null && !known.contains(value)) {
            throw new RuleViolation("request.invalid", "There is no " + name + " \"" + text + "\".", Map.of(name, "unknown"));
        }
        return value;
    }
}
