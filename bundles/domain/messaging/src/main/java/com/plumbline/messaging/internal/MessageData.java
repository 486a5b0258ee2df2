package com.plumbline.messaging.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Messages to and from a customer, and those to others that tell of him. Erased, a message keeps when and how it went, not to whom
 * nor what it said; one that has not gone is not sent any more. His STOP goes with his number: the carrier keeps its own list.
 */
@Component
public class MessageData implements PersonalData {

    static final String GONE = "erased";

    private final Store store;

    @Activate
    public MessageData(@Reference(target = "(osgi.unit.name=messaging)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "messages";
    }

    @Override
    public Set<String> tables() {
        return Set.of("message", "message_attempt", "message_consent");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            ArrayNode messages = told.putArray("messages");
            messages(connection, subject).forEach(id -> messages.addAll(Sql.told(connection, "SELECT * FROM message WHERE id = ?", id)));
            ArrayNode consents = told.putArray("consents");
            addresses(subject).forEach(address -> consents.addAll(Sql.told(connection, "SELECT * FROM message_consent WHERE address = ?", address)));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            int rows = 0;
            Set<String> own = addresses(subject);
            for (long id : messages(connection, subject)) {
                rows += Sql.update(connection, "UPDATE message SET body = ?, error_text = NULL, version = version + 1 WHERE id = ?", GONE, id);
                // An e-mail that is on its way lies in the box of mails, which is erased as well.
                Sql.update(connection, "UPDATE message SET state = 'CANCELED', due_at = NULL WHERE id = ? AND (state IN ('QUEUED', 'HELD')"
                        + " OR channel = 'EMAIL' AND state = 'SENDING')", id);
            }
            for (String address : own) {
                rows += Sql.update(connection, "UPDATE message SET recipient = ?, version = version + 1 WHERE LOWER(recipient) = ?", GONE, address)
                        + Sql.update(connection, "UPDATE message SET sender = ?, version = version + 1 WHERE LOWER(sender) = ?", GONE, address)
                        + Sql.update(connection, "UPDATE message_attempt SET recipient = ?, version = version + 1 WHERE LOWER(recipient) = ?", GONE, address)
                        + Sql.update(connection, "DELETE FROM message_consent WHERE address = ?", address);
            }
            return rows;
        });
    }

    /** Reads them all: erasing is rare, and a text is the only place where a name stands. */
    private static Set<Long> messages(Connection connection, Subject subject) {
        Set<String> own = addresses(subject);
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT id, recipient, sender, subject, body FROM message ORDER BY id", row -> {
            String about = row.text("subject");
            if (own.contains(ConsentEntity.key(row.text("recipient"))) || own.contains(ConsentEntity.key(String.valueOf(row.text("sender")))) || about != null && subject.references().contains(about)
                    || subject.isIn(row.text("body"))) {
                found.add(row.number("id"));
            }
            return null;
        });
        return found;
    }

    /** As consents are kept. */
    private static Set<String> addresses(Subject subject) {
        return Stream.concat(subject.phones().stream().map(PhoneNumber::e164), subject.emails().stream()).map(ConsentEntity::key).collect(Collectors.toSet());
    }
}
