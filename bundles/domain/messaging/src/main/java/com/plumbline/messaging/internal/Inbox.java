package com.plumbline.messaging.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.SmsText;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.messaging.internal.store.MessageEntity.Direction;
import com.plumbline.messaging.spi.CarrierReports;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What carriers tell: receipts go to {@link Receipts}; what people wrote is kept here and decides about their consent. */
@Component(service = CarrierReports.class)
public class Inbox implements CarrierReports {

    private final Store store;
    private final Receipts receipts;
    private final Carriers carriers;
    private final Companies companies;
    private final News news;
    private final Clock clock;

    @Activate
    public Inbox(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Receipts receipts, @Reference Carriers carriers,
            @Reference Companies companies, @Reference News news, @Reference Clock clock) {
        this.store = store;
        this.receipts = receipts;
        this.carriers = carriers;
        this.companies = companies;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void receipt(TenantId tenant, String carrier, String carrierId, SentSms.State state, String errorCode, Instant at) {
        receipts.receive(tenant, carrier, carrierId, state, errorCode, at);
    }

    @Override
    public Optional<String> inbound(TenantId tenant, String carrier, String carrierMessageId, PhoneNumber from, PhoneNumber to,
            String body, Instant at) {
        String text = body.length() <= JpaMessages.LONGEST ? body : body.substring(0, JpaMessages.LONGEST);
        Optional<Keyword> keyword = Keyword.in(text);
        Optional<String> reply = keyword.filter(any -> !carriers.find(carrier).map(each -> each.answersKeywords(tenant)).orElse(false))
                .map(word -> SmsText.plain(word.reply(companies.find(tenant).map(Company::name).orElse("We"))));
        MessageId id = new MessageId(Ids.next());
        store.change(tenant, em -> {
            if (isKnown(em, carrier, carrierMessageId)) {
                return;
            }
            MessageEntity message = new MessageEntity(id.value(), Direction.INBOUND, Channel.SMS, to.e164(), from.e164(), text,
                    MessageState.RECEIVED, at);
            message.from(carrier, carrierMessageId);
            em.persist(message);
            keyword.ifPresent(word -> decide(em, word, from, at));
            reply.ifPresent(answer -> em.persist(answered(carrier, from, to, answer)));
            news.received(tenant, Store.connection(em), message);
            news.show(tenant, Store.connection(em), id, "added");
        });
        return reply;
    }

    /** The reply goes back with the carrier's own call, so it is sent by the time it is stored. */
    private MessageEntity answered(String carrier, PhoneNumber from, PhoneNumber to, String answer) {
        Instant now = clock.instant();
        MessageEntity message = new MessageEntity(Ids.next(), Direction.OUTBOUND, Channel.SMS, from.e164(), to.e164(), answer,
                MessageState.QUEUED, now);
        message.taken(carrier, null, 0, now);
        return message;
    }

    private static void decide(EntityManager em, Keyword keyword, PhoneNumber from, Instant at) {
        if (keyword == Keyword.HELP) {
            return;
        }
        ConsentEntity consent = em.find(ConsentEntity.class, from.e164());
        if (consent == null) {
            consent = new ConsentEntity(from.e164());
            em.persist(consent);
        }
        consent.decide(keyword == Keyword.STOP ? ConsentEntity.OUT : ConsentEntity.IN, "SMS " + keyword, at);
    }

    private static boolean isKnown(EntityManager em, String carrier, String carrierMessageId) {
        return em.createQuery("SELECT COUNT(m) FROM MessageEntity m WHERE m.carrier = :carrier AND m.carrierId = :id", Long.class)
                .setParameter("carrier", carrier).setParameter("id", carrierMessageId).getSingleResult() > 0;
    }
}
