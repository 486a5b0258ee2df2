package com.plumbline.messaging.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.messaging.internal.store.MessageEntity.Direction;
import com.plumbline.messaging.internal.store.MessageRow;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the office sees of messages and consents, and the one thing it can do: send a failed one again. */
@Component(service = MessageList.class)
public class MessageList {

    /** Every part may be {@code null}. @param text in the other party's number or the body */
    public record Question(String text, MessageState state, Direction direction, Channel channel) {}

    private static final Pattern LETTER = Pattern.compile("[\\p{L}@]");

    private final Store store;
    private final News news;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public MessageList(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference News news, @Reference Audit audit,
            @Reference Clock clock) {
        this.store = store;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<MessageEntity> find(TenantId tenant, Question question, Page.Request page) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (question.text() != null) {
            String digits = PhoneNumber.digits(question.text());
            boolean isNumber = digits.length() >= 4;
            conditions.add(isNumber ? "(m.recipient LIKE :number OR m.sender LIKE :number)" : "LOWER(m.body) LIKE :text");
            values.put(isNumber ? "number" : "text", '%' + (isNumber ? digits : question.text().toLowerCase(Locale.ROOT)) + '%');
        }
        is("state", question.state(), conditions, values);
        is("direction", question.direction(), conditions, values);
        is("channel", question.channel(), conditions, values);
        return list(tenant, MessageEntity.class, "m", conditions, values, "m.createdAt DESC, m.id DESC", page);
    }

    /** By number and address. @param text part of a number, however it is written, or of an address; {@code null} for all */
    public Page<ConsentEntity> consents(TenantId tenant, String text, Page.Request page) {
        List<String> conditions = text == null ? List.of() : List.of("c.address LIKE :part");
        Map<String, Object> values = text == null ? Map.of() : Map.of("part", '%' + (LETTER.matcher(text).find() ? text.toLowerCase(Locale.ROOT) : PhoneNumber.digits(text)) + '%');
        return list(tenant, ConsentEntity.class, "c", conditions, values, "c.address", page);
    }

    /**
     * Sends a failed or dead message again, as if it were new.
     *
     * @throws RuleViolation {@code message.not-replayable}, {@code recipient.opted-out}
     */
    public MessageEntity replay(Caller who, MessageId id) {
        TenantId tenant = who.tenant();
        return store.write(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            if (message == null) {
                throw new NotFound("message", id);
            }
            if (message.state() != MessageState.FAILED && message.state() != MessageState.DEAD) {
                throw new RuleViolation("message.not-replayable", "This message is " + message.state().name().toLowerCase(Locale.ROOT)
                        + ". Only one that failed can be sent again.");
            }
            OptedOut.refusal(tenant, Store.connection(em), null, message.channel(), message.purpose(), message.recipient()).ifPresent(refusal -> {
                throw refusal;
            });
            Instant now = clock.instant();
            message.startsOver();
            audit.record(who, Store.connection(em), AuditEntry.of("message.replay", "message", id.toString(),
                    message.channel() == Channel.EMAIL ? "E-mail" : "SMS to " + new PhoneNumber(message.recipient()).masked(), "Sent again after it had failed."));
            news.due(tenant, Store.connection(em), id, now);
            news.show(tenant, Store.connection(em), id, "changed");
            return message;
        });
    }

    private static void is(String field, Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add("m." + field + " = :" + field);
            values.put(field, value);
        }
    }

    private <T> Page<T> list(TenantId tenant, Class<T> type, String alias, List<String> conditions, Map<String, Object> values,
            String order, Page.Request page) {
        String from = " FROM " + type.getSimpleName() + ' ' + alias + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
        return store.read(tenant, em -> {
            long total = filled(em, "SELECT COUNT(" + alias + ")" + from, Long.class, values).getSingleResult();
            List<T> items = filled(em, "SELECT " + alias + from + " ORDER BY " + order, type, values)
                    .setFirstResult(page.offset()).setMaxResults(page.pageSize()).getResultList();
            return Page.of(items, page, total);
        });
    }

    private static <T> TypedQuery<T> filled(EntityManager em, String jpql, Class<T> type, Map<String, Object> values) {
        TypedQuery<T> query = em.createQuery(jpql, type);
        values.forEach(query::setParameter);
        return query;
    }
}
