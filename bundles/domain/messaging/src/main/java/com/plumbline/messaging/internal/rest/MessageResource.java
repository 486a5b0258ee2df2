package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.internal.MessageList;
import com.plumbline.messaging.internal.store.MessageEntity.Direction;
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
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/messages}: what was sent and what came in. */
@Component(service = MessageResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("messages")
public class MessageResource {

    private final MessageList messages;

    @Activate
    public MessageResource(@Reference MessageList messages) {
        this.messages = messages;
    }

    @GET
    @Requires("messages.read")
    @Operation(summary = "Messages, newest first; q looks in the phone number (four digits or more) or in the text.")
    public Page<MessageJson> list(@BeanParam PageQuery query, @QueryParam("state") String state, @QueryParam("direction") String direction,
            @QueryParam("channel") String channel, @Context SecurityContext security) {
        var question = new MessageList.Question(query.text(), word("state", state, MessageState.class),
                word("direction", direction, Direction.class), word("channel", channel, Channel.class));
        return messages.find(Callers.of(security).tenant(), question, query.page()).map(MessageJson::of);
    }

    @POST
    @Path("{id}/replays")
    @Requires("messages.replay")
    @Answers(202)
    @Operation(summary = "Sends a failed or dead message again.")
    public MessageJson replay(@PathParam("id") String id, @Context SecurityContext security) {
        return MessageJson.of(messages.replay(Callers.of(security), MessageId.of(id)));
    }

    private static <E extends Enum<E>> E word(String name, String text, Class<E> type) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new RuleViolation("request.invalid", "There is no " + name + " \"" + text + "\".", Map.of(name, "unknown"));
    }
}
