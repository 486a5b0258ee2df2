package com.plumbline.mail.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A company's mails to a customer, and those to others that tell of him. Erased, a mail keeps when and how it went; one that waits does not go any more. */
@Component(service = PersonalData.class)
public class MailData implements PersonalData {

    static final String GONE = "erased";

    private final MailTable table;

    @Activate
    public MailData(@Reference MailTable table) {
        this.table = table;
    }

    @Override
    public String holder() {
        return "mail";
    }

    @Override
    public Set<String> tables() {
        return Set.of("mail");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return table.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            mails(connection, subject).forEach(id -> told.addAll(Sql.told(connection,
                    "SELECT to_address, to_name, subject, text, state, created_at, sent_at, reason FROM mail WHERE id = ?", id)));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return table.sql(tenant, connection -> {
            Set<Long> mails = mails(connection, subject);
            for (long id : mails) {
                Sql.update(connection, "UPDATE mail SET to_address = ?, to_name = NULL, subject = ?, text = NULL, html = NULL, reply_to = NULL,"
                        + " unsubscribe = NULL, reason = NULL WHERE id = ?", GONE, GONE, id);
                Sql.update(connection, "UPDATE mail SET state = 'FAILED', due_at = NULL, code = 'mail.erased' WHERE id = ? AND state IN ('QUEUED', 'SENDING')", id);
            }
            return mails.size();
        });
    }

    /** Reads them all: erasing is rare, and 90 days of mails are few. */
    private static Set<Long> mails(Connection connection, Subject subject) {
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT id, to_address, to_name, subject, text, html, reply_to, reason FROM mail ORDER BY id", row -> {
            boolean named = Stream.of(row.text("to_address"), row.text("to_name"), row.text("subject"), row.text("text"), row.text("html"),
                    row.text("reply_to"), row.text("reason")).anyMatch(subject::isIn);
            return named && found.add(row.number("id"));
        });
        return found;
    }
}
