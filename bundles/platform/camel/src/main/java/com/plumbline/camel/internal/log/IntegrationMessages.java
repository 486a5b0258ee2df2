package com.plumbline.camel.internal.log;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the message log, and forgets what is old. */
@Component(service = IntegrationMessages.class)
public final class IntegrationMessages {

    public static final String PREFIX = "log";

    /** What to look for; {@code null} for any. */
    public record Question(String plugin, String direction, String status, String text) {}

    private final Store store;

    @Activate
    public IntegrationMessages(@Reference(target = "(osgi.unit.name=camel)") Store store) {
        this.store = store;
    }

    /** Newest first. */
    public Page<IntegrationMessageEntity> find(TenantId tenant, Question question, Page.Request page) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(question, values);
        return store.read(tenant, em -> {
            TypedQuery<Long> count = em.createQuery("SELECT COUNT(m) FROM IntegrationMessageEntity m" + where, Long.class);
            values.forEach(count::setParameter);
            TypedQuery<IntegrationMessageEntity> rows = em.createQuery(
                    "SELECT m FROM IntegrationMessageEntity m" + where + " ORDER BY m.at DESC, m.id DESC", IntegrationMessageEntity.class);
            values.forEach(rows::setParameter);
            return Page.of(rows.setFirstResult(page.offset()).setMaxResults(page.pageSize()).getResultList(), page, count.getSingleResult());
        });
    }

    private static String where(Question question, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        same(where, values, "plugin", question.plugin());
        same(where, values, "direction", question.direction());
        same(where, values, "status", question.status());
        if (question.text() != null) {
            where.append(where.isEmpty() ? " WHERE " : " AND ").append("(LOWER(m.operation) LIKE :text OR LOWER(m.error) LIKE :text)");
            values.put("text", "%" + question.text().toLowerCase(java.util.Locale.ROOT).replace("%", "").replace("_", "") + "%");
        }
        return where.toString();
    }

    private static void same(StringBuilder where, Map<String, Object> values, String field, String value) {
        if (value != null) {
            where.append(where.isEmpty() ? " WHERE " : " AND ").append("m.").append(field).append(" = :").append(field);
            values.put(field, value);
        }
    }

    /** @throws NotFound {@code integration-message.unknown} */
    public IntegrationMessageEntity get(TenantId tenant, String id) {
        Optional<Long> number = Ids.parse(PREFIX, id);
        return number.flatMap(known -> store.read(tenant, (EntityManager em) -> Optional.ofNullable(em.find(IntegrationMessageEntity.class, known))))
                .orElseThrow(() -> new NotFound("integration-message.unknown", "There is no integration message " + id + "."));
    }

    /** What was kept of a message that arrived; empty when it was handled, or replayed since. */
    Optional<String> payload(TenantId tenant, long id) {
        return store.sql(tenant, connection -> Sql.first(connection, "SELECT sealed FROM integration_payload WHERE message_id = ?",
                row -> row.text("sealed"), id));
    }

    /** The message was handed over after all: it cannot be replayed any more. */
    void handled(TenantId tenant, long id) {
        store.sql(tenant, connection -> {
            Sql.update(connection, "DELETE FROM integration_payload WHERE message_id = ?", id);
            Sql.update(connection, "UPDATE integration_message SET replayable = 0 WHERE id = ?", id);
            return null;
        });
    }

    /** @return how many messages went */
    int forgetBefore(TenantId tenant, Instant moment) {
        return store.sql(tenant, connection -> forget(connection, moment));
    }

    private static int forget(Connection connection, Instant moment) {
        Sql.update(connection, "DELETE FROM integration_payload WHERE message_id IN (SELECT id FROM integration_message WHERE logged_at < ?)", moment);
        Sql.update(connection, "DELETE FROM webhook_receipt WHERE received_at < ?", moment);
        return Sql.update(connection, "DELETE FROM integration_message WHERE logged_at < ?", moment);
    }
}
