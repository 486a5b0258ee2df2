package com.plumbline.identity.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.spi.AuditWatcher;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail in each company's own database; an entry's id is its place in time. */
@Component(service = Audit.class)
public class JdbcAudit implements Audit {

    private static final Logger log = LoggerFactory.getLogger(JdbcAudit.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_JSON = 8000;

    private final Store store;
    private final Clock clock;
    private final AuditWatcher watchers;

    @Activate
    public JdbcAudit(BundleContext context, @Reference(target = "(osgi.unit.name=identity-audit)") Store store, @Reference Clock clock) {
        this(store, clock, new Watchers(context));
    }

    JdbcAudit(Store store, Clock clock, AuditWatcher watchers) {
        this.store = store;
        this.clock = clock;
        this.watchers = watchers;
    }

    @Override
    public void record(Caller who, Connection connection, AuditEntry entry) {
        if (who.tenant().isPlatform()) {
            log.info("{} {} {} {}", who.name(), entry.action(), entry.subjectType(), entry.label());
        } else if (connection == null) {
            store.sql(who.tenant(), own -> {
                insert(who, own, entry);
                return null;
            });
        } else {
            insert(who, connection, entry);
        }
    }

    @Override
    public Page<Recorded> find(TenantId tenant, Question question, Page.Request page) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" FROM audit_entry WHERE 1 = 1");
        if (question.text() != null) {
            for (String word : question.text().toLowerCase(Locale.ROOT).split("\\s+")) {
                where.append(" AND words LIKE ? ESCAPE '!'");
                values.add("%" + word.replaceAll("[%_!]", "!$0") + "%");
            }
        }
        if (question.action() != null) {
            boolean family = question.action().endsWith(".*");
            where.append(family ? " AND action LIKE ? ESCAPE '!'" : " AND action = ?");
            values.add(family ? question.action().replaceAll("[%_!]", "!$0").replace("*", "%") : question.action());
        }
        if (question.from() != null) {
            where.append(" AND happened_at >= ?");
            values.add(question.from());
        }
        if (question.to() != null) {
            where.append(" AND happened_at < ?");
            values.add(question.to());
        }
        return store.sql(tenant, connection -> {
            List<Recorded> items = Sql.list(connection, "SELECT *" + where + " ORDER BY id DESC OFFSET " + page.offset()
                    + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", JdbcAudit::read, values.toArray());
            return Page.of(items, page, Sql.number(connection, "SELECT COUNT(*) AS n" + where, values.toArray()));
        });
    }

    private void insert(Caller who, Connection connection, AuditEntry entry) {
        long id = Ids.next();
        String label = cut(entry.label() == null ? "" : entry.label(), 300);
        String detail = cut(entry.detail(), 1000);
        Sql.update(connection, "INSERT INTO audit_entry (id, happened_at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, label,"
                + " before_json, after_json, detail, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id, clock.instant(), who.kind().name(), who.id(), cut(who.name(), 200), entry.action(), entry.subjectType(), entry.subjectId(), label,
                text(entry.before()), text(entry.after()), detail, words(label, detail, who.name()));
        Store.afterCommit(connection, () -> watchers.recorded(who.tenant(), Ids.text("aud", id)));
    }

    private static String words(String label, String detail, String actor) {
        return cut((label + ' ' + (detail == null ? "" : detail) + ' ' + actor).toLowerCase(Locale.ROOT), 1500);
    }

    private static String text(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        String text = node.toString();
        return text.length() <= MOST_JSON ? text : "{\"omitted\":\"larger than " + MOST_JSON + " characters\"}";
    }

    private static JsonNode json(String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An audit entry holds something else than JSON", broken);
        }
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static Recorded read(Sql.Row row) throws SQLException {
        Instant at = row.instant("happened_at");
        AuditEntry entry = new AuditEntry(row.text("action"), row.text("subject_type"), row.text("subject_id"), row.text("label"),
                json(row.text("before_json")), json(row.text("after_json")), row.text("detail"));
        return new Recorded(Ids.text("aud", row.number("id")), at, Caller.Kind.valueOf(row.text("actor_kind")), row.text("actor_id"),
                row.text("actor_name"), entry);
    }
}
