package com.plumbline.sync.internal;

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
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records themselves are their domains'. Here lie the words about those that did not arrive whole, which quote a value now and then. */
@Component(service = PersonalData.class)
public class SyncData implements PersonalData {

    /** Table to its column of words. */
    private static final Map<String, String> WORDS = Map.of("sync_problem", "message", "sync_difference", "detail", "sync_run", "error");

    private final Store store;

    @Activate
    public SyncData(@Reference(target = "(osgi.unit.name=sync)") Store store) {
        this.store = store;
    }

    @Override
    public String holder() {
        return "sync";
    }

    @Override
    public Set<String> tables() {
        return WORDS.keySet();
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ArrayNode told = JsonNodeFactory.instance.arrayNode();
            WORDS.forEach((table, words) -> naming(connection, table, words, subject).forEach(id -> told.addAll(Sql.told(connection,
                    "SELECT " + words + " FROM " + table + " WHERE id = ?", id))));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            int rows = 0;
            for (Map.Entry<String, String> each : WORDS.entrySet()) {
                for (long id : naming(connection, each.getKey(), each.getValue(), subject)) {
                    rows += Sql.update(connection, "UPDATE " + each.getKey() + " SET " + each.getValue() + " = 'erased' WHERE id = ?", id);
                }
            }
            return rows;
        });
    }

    private static Set<Long> naming(Connection connection, String table, String words, Subject subject) {
        Set<Long> found = new LinkedHashSet<>();
        Sql.each(connection, "SELECT id, " + words + " AS words FROM " + table + " WHERE " + words + " IS NOT NULL ORDER BY id",
                row -> subject.isIn(row.text("words")) && found.add(row.number("id")));
        return found;
    }
}
