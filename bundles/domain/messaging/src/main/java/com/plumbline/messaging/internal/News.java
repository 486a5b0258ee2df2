package com.plumbline.messaging.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the rest of the appliance about messages: events within the transaction, screens after it; and the work of sending. */
@Component(service = News.class)
public class News {

    static final String DUE = "message.due";

    private final Outbox outbox;
    private final LiveHub live;

    @Activate
    public News(@Reference Outbox outbox, @Reference LiveHub live) {
        this.outbox = outbox;
        this.live = live;
    }

    /** The work of sending, at the given time; takes the place of work that was planned before. */
    void due(TenantId tenant, Connection connection, MessageId id, Instant at) {
        // A subject of its own: planned work must not hold back the news of the same message.
        String key = id + "/due";
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("message", id.toString());
        outbox.publish(tenant, connection, NewEvent.later(DUE, key, data, at, key));
    }

    void noLongerDue(TenantId tenant, Connection connection, MessageId id) {
        outbox.cancel(tenant, connection, id + "/due");
    }

    /** @param what {@code sent delivered failed} */
    void tell(TenantId tenant, Connection connection, String what, MessageEntity message, Instant at) {
        var told = message.toMessage();
        ObjectNode data = JsonNodeFactory.instance.objectNode()
                .put("message", told.id().toString())
                .put("subject", told.subject())
                .put("channel", told.channel().name().toLowerCase(Locale.ROOT))
                .put("state", told.state().name().toLowerCase(Locale.ROOT))
                .put("carrier", told.carrier())
                .put("errorCode", told.errorCode())
                .put("errorText", told.errorText())
                .put("at", at.toString());
        outbox.publish(tenant, connection, NewEvent.of("message." + what, told.id().toString(), data));
    }

    void received(TenantId tenant, Connection connection, MessageEntity message) {
        ObjectNode data = JsonNodeFactory.instance.objectNode()
                .put("message", message.id().toString())
                .put("from", message.sender())
                .put("to", message.recipient())
                .put("carrier", message.toMessage().carrier());
        outbox.publish(tenant, connection, NewEvent.of("message.received", message.id().toString(), data));
    }

    /** Once the transaction is committed. */
    void show(TenantId tenant, Connection connection, MessageId id, String kind) {
        Store.afterCommit(connection, () -> live.publish(tenant, "messages", kind, List.of(id.toString()), null));
    }
}
