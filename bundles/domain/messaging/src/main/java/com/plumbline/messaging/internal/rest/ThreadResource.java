package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.messaging.internal.Conversations;
import com.plumbline.messaging.internal.Conversations.Conversation;
import com.plumbline.messaging.internal.Quotes;
import com.plumbline.messaging.internal.Quotes.Quote;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/messages/threads} and {@code /api/messages/quotes}: conversations by phone, and what a text would cost. */
@Component(service = ThreadResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("messages")
public class ThreadResource {

    private final Conversations conversations;
    private final Quotes quotes;

    /** @param messages in all */
    record ThreadJson(String phone, long messages, MessageJson last, boolean optedOut) {}

    /** A page of messages. @param optedOut whether the phone may not be written to */
    record ConversationJson(List<MessageJson> items, int page, int pageSize, long total, boolean optedOut) {

        static ConversationJson of(Conversation conversation) {
            Page<MessageJson> page = conversation.messages().map(MessageJson::of);
            return new ConversationJson(page.items(), page.page(), page.pageSize(), page.total(), conversation.optedOut());
        }
    }

    record ReplyJson(String body) {}

    record QuestionJson(String to, String body) {}

    /** @param costCents rounded up; {@code null} when no price is known */
    record QuoteJson(String encoding, int units, int segments, @Nullable String carrier, @Nullable Long costCents, @Nullable BigDecimal cost,
            @Nullable String currency, @Nullable String from, String registration, List<String> fallback) {

        static QuoteJson of(Quote quote) {
            return new QuoteJson(quote.encoding(), quote.units(), quote.segments(), quote.carrier(), quote.costCents(), quote.cost(), quote.currency(),
                    quote.from(), quote.registration(), quote.fallback());
        }
    }

    @Activate
    public ThreadResource(@Reference Conversations conversations, @Reference Quotes quotes) {
        this.conversations = conversations;
        this.quotes = quotes;
    }

    @GET
    @Path("threads")
    @Requires("messages.read")
    @Operation(summary = "Conversations by SMS, one for each phone, the one last written in first.")
    public Page<ThreadJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        return conversations.list(Callers.of(security).tenant(), query.page())
                .map(thread -> new ThreadJson(thread.phone(), thread.messages(), MessageJson.of(thread.last()), thread.optedOut()));
    }

    @GET
    @Path("threads/{phone}")
    @Requires("messages.read")
    @Operation(summary = "Both sides of the conversation with one phone, newest first.")
    public ConversationJson thread(@PathParam("phone") String phone, @BeanParam PageQuery query, @Context SecurityContext security) {
        return ConversationJson.of(conversations.with(Callers.of(security).tenant(), phone, query.page()));
    }

    @POST
    @Path("threads/{phone}/messages")
    @Requires("messages.send")
    @Answers(202)
    @Operation(summary = "Writes an SMS to a phone with which there is a conversation.")
    public MessageJson reply(@PathParam("phone") String phone, ReplyJson reply, @Context SecurityContext security) {
        return MessageJson.of(conversations.reply(Callers.of(security), phone, reply.body()));
    }

    @POST
    @Path("quotes")
    @Requires("messages.read")
    @Answers(200)
    @Operation(summary = "Segments, cost and sender of an SMS, before it is sent; sends nothing.")
    public QuoteJson quote(QuestionJson question, @Context SecurityContext security) {
        return QuoteJson.of(quotes.quote(Callers.of(security).tenant(), question.to(), question.body()));
    }
}
