package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the audit trail names a person. Erased, an entry still says who did what when, to a thing that has an id and no name. */
@Component(service = PersonalData.class)
public class AuditData implements PersonalData {

    private record Entry(long id, String subject, String label, String before, String after, String detail, String actor) {

        boolean isAbout(Subject person) {
            return person.customer().equals(subject) && !label.equals(subject) || Stream.of(label, before, after, detail).anyMatch(text -> names(person, text));
        }

        static boolean names(Subject person, String text) {
            return person.knowing(Set.of()).isIn(text == null ? null : text.replace(person.customer(), ""));
        }
    }

    private final Store store;

    @Activate
    public AuditData(@Reference(target = "(osgi.unit.name=identity-audit)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "audit";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_entry");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            about(connection, subject).forEach(entry -> told.addAll(Sql.told(connection,
                    "SELECT happened_at, action, subject_id, label, before_json, after_json, detail FROM audit_entry WHERE id = ?", entry.id())));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            List<Entry> entries = about(connection, subject);
            for (Entry entry : entries) {
                boolean named = subject.customer().equals(entry.subject()) || Entry.names(subject, entry.label());
                String label = named ? entry.subject() == null ? "erased" : entry.subject() : entry.label();
                String detail = unlessNamed(subject, entry.detail());
                Sql.update(connection, "UPDATE audit_entry SET label = ?, detail = ?, before_json = ?, after_json = ?, words = ? WHERE id = ?", label, detail,
                        unlessNamed(subject, entry.before()), unlessNamed(subject, entry.after()),
                        (label + ' ' + (detail == null ? "" : detail) + ' ' + entry.actor()).toLowerCase(Locale.ROOT), entry.id());
            }
            return entries.size();
        });
    }

    private static String unlessNamed(Subject subject, String text) {
        return Entry.names(subject, text) ? null : text;
    }

    /** Reads the whole trail: erasing is rare, and a name may stand in any label. */
    private static List<Entry> about(Connection connection, Subject subject) {
        List<Entry> found = new ArrayList<>();
        Sql.each(connection, "SELECT id, subject_id, label, before_json, after_json, detail, actor_name FROM audit_entry ORDER BY id", row -> {
            Entry entry = new Entry(row.number("id"), row.text("subject_id"), row.text("label"), row.text("before_json"), row.text("after_json"),
                    row.text("detail"), row.text("actor_name"));
            if (entry.isAbout(subject)) {
                found.add(entry);
            }
            return null;
        });
        return found;
    }
}
