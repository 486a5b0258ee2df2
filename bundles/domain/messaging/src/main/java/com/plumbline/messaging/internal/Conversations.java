package com.plumbline.messaging.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.time.ZoneId;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Text messages by the phone at the other end, both ways. */
@Component(service = Conversations.class)
public class Conversations {

    private static final String BY_PHONE = " FROM (SELECT CASE WHEN direction = 'OUTBOUND' THEN recipient ELSE sender END AS phone, id, created_at"
            + " FROM message WHERE channel = 'SMS') t";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions privacy;

    private final Store store;
    private final Messages messages;
    private final Companies companies;
    private final Audit audit;

    /** @param messages in all @param optedOut whether it may not be written to */
    public record Thread(String phone, long messages, MessageEntity last, boolean optedOut) {}

    /** @param optedOut whether it may not be written to */
    public record Conversation(Page<MessageEntity> messages, boolean optedOut) {}

    private record Found(String phone, long messages) {}

    @Activate
    public Conversations(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Messages messages, @Reference Companies companies,
            @Reference Audit audit) {
        this.store = store;
        this.messages = messages;
        this.companies = companies;
        this.audit = audit;
    }

    /** The one that was written in last comes first. */
    public Page<Thread> list(TenantId tenant, Page.Request page) {
        record Phones(List<Found> items, long total) {}
        Phones phones = store.sql(tenant, connection -> new Phones(Sql.list(connection,
                "SELECT phone, COUNT(*) AS n, MAX(created_at) AS newest" + BY_PHONE + " GROUP BY phone ORDER BY newest DESC, phone OFFSET " + page.offset()
                        + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", row -> new Found(row.text("phone"), row.number("n"))),
                Sql.number(connection, "SELECT COUNT(DISTINCT phone) AS n" + BY_PHONE)));
        return Page.of(phones.items().stream().map(found -> new Thread(found.phone(), found.messages(),
                written(tenant, found.phone(), new Page.Request(1, 1)).get(0), optedOut(tenant, new PhoneNumber(found.phone())))).toList(), page, phones.total());
    }

    /**
     * Newest first.
     *
     * @throws NotFound {@code thread.unknown} when nothing was ever written to or from this phone
     */
    public Conversation with(TenantId tenant, String phone, Page.Request page) {
        PhoneNumber number = number(phone);
        long total = count(tenant, number);
        return new Conversation(Page.of(written(tenant, number.e164(), page), page, total), optedOut(tenant, number));
    }

    /**
     * Writes to a phone with which there is a conversation, as part of today's work. Every call is another message.
     *
     * @return as it is queued
     * @throws NotFound      {@code thread.unknown}
     * @throws RuleViolation {@code recipient.opted-out}, {@code messaging.no-carrier}, {@code message.empty}, {@code message.too-long}
     */
    public MessageEntity reply(Caller who, String phone, String body) {
        TenantId tenant = who.tenant();
        PhoneNumber to = number(phone);
        count(tenant, to);
        ZoneId zone = companies.get(tenant).zone();
        return store.write(tenant, em -> {
            MessageId id = messages.queue(tenant, Store.connection(em), NewMessage.sms(to, body, null, Purpose.OPERATIONAL, zone));
            audit.record(who, Store.connection(em), AuditEntry.of("message.send", "message", id.toString(), "SMS to " + to.masked(), "Written by hand."));
            return em.find(MessageEntity.class, id.value());
        });
    }

    private static PhoneNumber number(String phone) {
        return PhoneNumber.parse(phone).orElseThrow(() -> new NotFound("thread", phone));
    }

    /** Above zero. */
    private long count(TenantId tenant, PhoneNumber number) {
        long total = store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n" + BY_PHONE + " WHERE phone = ?", number.e164()));
        if (total == 0) {
            throw new NotFound("thread", number.e164());
        }
        return total;
    }

    private boolean optedOut(TenantId tenant, PhoneNumber number) {
        PrivacyDecisions decided = privacy;
        return messages.optedOut(tenant, number) || decided != null && decided.refusesSms(tenant, number);
    }

    private List<MessageEntity> written(TenantId tenant, String phone, Page.Request page) {
        return store.read(tenant, em -> em.createQuery("SELECT m FROM MessageEntity m WHERE m.channel = com.plumbline.messaging.Channel.SMS"
                        + " AND (m.recipient = :phone OR m.sender = :phone) ORDER BY m.createdAt DESC, m.id DESC", MessageEntity.class)
                .setParameter("phone", phone).setFirstResult(page.offset()).setMaxResults(page.pageSize()).getResultList());
    }
}
