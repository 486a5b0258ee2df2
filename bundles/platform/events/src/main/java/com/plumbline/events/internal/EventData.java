package com.plumbline.events.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Events hold ids; what a failed one says in its error, or carries by name, is taken out. Delivered ones are gone already, but for their place in the files. */
@Component(service = PersonalData.class)
public class EventData implements PersonalData {

    private final Store store;

    @Activate
    public EventData(@Reference(target = "(osgi.unit.name=events)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "events";
    }

    @Override
    public Set<String> tables() {
        return Set.of("event_outbox", "event_later", "event_delivery");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            dead(connection, subject).forEach(id -> told.addAll(Sql.told(connection, "SELECT type, subject, published_at, error FROM event_delivery WHERE id = ?", id)));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> dead(connection, subject).stream()
                .mapToInt(id -> Sql.update(connection, "DELETE FROM event_delivery WHERE id = ? AND dead = 1", id)).sum());
    }

    private static Set<Long> dead(Connection connection, Subject subject) {
        Subject person = subject.knowing(Set.of());
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT id, data, error FROM event_delivery WHERE dead = 1", row -> {
            if (named(person, row.text("data")) || named(person, row.text("error"))) {
                found.add(row.number("id"));
            }
            return null;
        });
        return found;
    }

    private static boolean named(Subject person, String text) {
        return text != null && person.isIn(text.replace(person.customer(), ""));
    }
}
