package com.plumbline.messaging.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of e-mails that were messages. */
@Component(service = EventHandler.class)
public class MailOutcomes implements EventHandler {

    private final SendLog sendLog;

    @Activate
    public MailOutcomes(@Reference SendLog sendLog) {
        this.sendLog = sendLog;
    }

    @Override
    public String name() {
        return "messaging.mail";
    }

    @Override
    public Set<String> types() {
        return Set.of("mail.sent", "mail.failed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        String key = event.data().path("key").asText("");
        Optional<Long> message = Ids.parse(MessageId.PREFIX, key.split("/")[0]);
        if (message.isPresent()) {
            sendLog.mailed(tenant, new MessageId(message.get()), event.data().path("messageId").asText(), event.type().equals("mail.sent"),
                    event.data().path("code").asText(null), event.data().path("reason").asText(null));
        }
    }
}
