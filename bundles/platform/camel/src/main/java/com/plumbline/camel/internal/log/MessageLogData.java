package com.plumbline.camel.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.camel.internal.web.PayloadSeal;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the message log kept of a person: requests that could not be handled, and addresses or errors that name him. */
@Component(service = PersonalData.class)
public final class MessageLogData implements PersonalData {

    private final Store store;
    private final PayloadSeal seal;

    @Activate
    public MessageLogData(@Reference(target = "(osgi.unit.name=camel)") Store store, @Reference PayloadSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    @Override
    public String holder() {
        return "message-log";
    }

    @Override
    public Set<String> tables() {
        return Set.of("integration_message", "integration_payload");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            rows(connection, subject).forEach(id -> told.addAll(Sql.told(connection,
                    "SELECT logged_at, plugin, direction, operation, request, error FROM integration_message WHERE id = ?", id)));
            payloads(tenant, connection, subject).forEach(id -> told.addAll(Sql.told(connection,
                    "SELECT logged_at, plugin, direction, operation FROM integration_message WHERE id = ?", id)));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            int rows = 0;
            for (long id : rows(connection, subject)) {
                rows += Sql.update(connection, "UPDATE integration_message SET request = NULL, error = NULL WHERE id = ?", id);
            }
            for (long id : payloads(tenant, connection, subject)) {
                rows += Sql.update(connection, "DELETE FROM integration_payload WHERE message_id = ?", id);
                Sql.update(connection, "UPDATE integration_message SET replayable = 0 WHERE id = ?", id);
            }
            return rows;
        });
    }

    private static Set<Long> rows(Connection connection, Subject subject) {
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT id, request, error FROM integration_message ORDER BY id", row -> {
            if (names(subject, row.text("request")) || names(subject, row.text("error"))) {
                found.add(row.number("id"));
            }
            return null;
        });
        return found;
    }

    private Set<Long> payloads(TenantId tenant, Connection connection, Subject subject) {
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT message_id, sealed FROM integration_payload", row -> {
            if (isAbout(tenant, row.text("sealed"), subject)) {
                found.add(row.number("message_id"));
            }
            return null;
        });
        return found;
    }

    private boolean isAbout(TenantId tenant, String sealed, Subject subject) {
        try {
            PayloadSeal.Kept kept = seal.open(tenant, sealed);
            return names(subject, kept.query()) || names(subject, new String(kept.body(), StandardCharsets.UTF_8));
        } catch (IllegalStateException sealedWithAnotherKey) {
            // Nobody can read it any more.
            return false;
        }
    }

    /** Forms and addresses write a name with plus signs and a number with %2B. */
    private static boolean names(Subject subject, String text) {
        return text != null && (subject.isIn(text) || subject.isIn(decoded(text)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
