package com.plumbline.messaging.internal;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Text messages by the phone at the other end, both ways. */
@Component(service = Conversations.class)
public class Conversations {

    private static final String BY_PHONE = " FROM (SELECT CASE WHEN direction = 'OUTBOUND' THEN recipient ELSE sender END AS phone, id, created_at"
            + " FROM message WHERE channel = 'SMS') t";

    private final Store store;

    /** @param messages in all */
    public record Thread(String phone, long messages, MessageEntity last) {}

    private record Found(String phone, long messages) {}

    @Activate
    public Conversations(@Reference(target = "(osgi.unit.name=messaging)") Store store) {
        this.store = store;
    }

    /** The one that was written in last comes first. */
    public Page<Thread> list(TenantId tenant, Page.Request page) {
        record Phones(List<Found> items, long total) {}
        Phones phones = store.sql(tenant, connection -> new Phones(Sql.list(connection,
                "SELECT phone, COUNT(*) AS n, MAX(created_at) AS newest" + BY_PHONE + " GROUP BY phone ORDER BY newest DESC, phone OFFSET " + page.offset()
                        + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", row -> new Found(row.text("phone"), row.number("n"))),
                Sql.number(connection, "SELECT COUNT(DISTINCT phone) AS n" + BY_PHONE)));
        return Page.of(phones.items().stream().map(found -> new Thread(found.phone(), found.messages(),
                messages(tenant, found.phone(), new Page.Request(1, 1)).get(0))).toList(), page, phones.total());
    }

    /**
     * Newest first.
     *
     * @throws NotFound {@code thread.unknown} when nothing was ever written to or from this phone
     */
    public Page<MessageEntity> with(TenantId tenant, String phone, Page.Request page) {
        String number = PhoneNumber.parse(phone).map(PhoneNumber::e164).orElseThrow(() -> new NotFound("thread", phone));
        long total = store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n" + BY_PHONE + " WHERE phone = ?", number));
        if (total == 0) {
            throw new NotFound("thread", phone);
        }
        return Page.of(messages(tenant, number, page), page, total);
    }

    private List<MessageEntity> messages(TenantId tenant, String phone, Page.Request page) {
        return store.read(tenant, em -> em.createQuery("SELECT m FROM MessageEntity m WHERE m.channel = com.plumbline.messaging.Channel.SMS"
                        + " AND (m.recipient = :phone OR m.sender = :phone) ORDER BY m.createdAt DESC, m.id DESC", MessageEntity.class)
                .setParameter("phone", phone).setFirstResult(page.offset()).setMaxResults(page.pageSize()).getResultList());
    }
}
