package com.plumbline.messaging.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.persistence.Store;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** E-mails that somebody in the office writes to one person. */
@Component(service = OfficeMails.class)
public class OfficeMails {

    private final Store store;
    private final Messages messages;
    private final Companies companies;
    private final Audit audit;

    @Activate
    public OfficeMails(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Messages messages, @Reference Companies companies,
            @Reference Audit audit) {
        this.store = store;
        this.messages = messages;
        this.companies = companies;
        this.audit = audit;
    }

    /** @throws com.plumbline.kernel.RuleViolation as {@link Messages#queue} */
    public Message send(Caller who, String to, String title, String text, Purpose purpose) {
        ZoneId zone = companies.get(who.tenant()).zone();
        MessageId id = store.write(who.tenant(), em -> {
            MessageId queued = messages.queue(who.tenant(), Store.connection(em), NewMessage.email(to, title, text, null, purpose, zone));
            audit.record(who, Store.connection(em), AuditEntry.of("message.send", "message", queued.toString(), "E-mail",
                    purpose == Purpose.MARKETING ? "An offer." : "About work."));
            return queued;
        });
        return messages.find(who.tenant(), id).orElseThrow();
    }
}
