package com.plumbline.messaging.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.internal.store.AttemptEntity;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.messaging.internal.store.MessageRow;
import com.plumbline.messaging.internal.store.ReceiptEntity;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsProblem;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What carriers report about messages they took.
 *
 * <p>A receipt is stored first and applied after: it may arrive before the answer of the very call it belongs to is recorded.
 * Whoever comes second, receipt or answer, applies it.
 */
@Component(service = Receipts.class)
public class Receipts {

    private final Store store;
    private final Carriers carriers;
    private final News news;
    private final Clock clock;

    @Activate
    public Receipts(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Carriers carriers, @Reference News news,
            @Reference Clock clock) {
        this.store = store;
        this.carriers = carriers;
        this.news = news;
        this.clock = clock;
    }

    void receive(TenantId tenant, String carrier, String carrierId, SentSms.State state, String errorCode, Instant at) {
        store.change(tenant, em -> em.persist(new ReceiptEntity(Ids.next(), carrier, carrierId, state, errorCode, at, clock.instant())));
        apply(tenant, carrier, carrierId);
    }

    /** The carrier's answer itself said how it ended. */
    void known(TenantId tenant, String carrier, SentSms sent) {
        store.change(tenant, em -> em.persist(new ReceiptEntity(Ids.next(), carrier, sent.carrierId(), sent.state(), sent.errorCode(),
                clock.instant(), clock.instant())));
    }

    /** Applies what is stored for the carrier's id, if the message is known by now. May be called at any time. */
    void apply(TenantId tenant, String carrier, String carrierId) {
        store.change(tenant, em -> messageOf(em, carrier, carrierId).ifPresent(id -> {
            MessageEntity message = MessageRow.lock(em, id);
            AttemptEntity attempt = attempt(em, carrier, carrierId);
            for (ReceiptEntity receipt : waiting(em, carrier, carrierId)) {
                apply(tenant, em, message, attempt, receipt);
                em.remove(receipt);
            }
        }));
    }

    private void apply(TenantId tenant, EntityManager em, MessageEntity message, AttemptEntity attempt, ReceiptEntity receipt) {
        AttemptEntity.State next = AttemptEntity.State.valueOf(receipt.state().name());
        boolean isLatest = SendLog.latestAttempt(em, message).id() == attempt.id();
        if (!attempt.reaches(next, receipt.errorCode(), receipt.at()) || !isLatest || message.state() != MessageState.SENT) {
            return;
        }
        if (next == AttemptEntity.State.DELIVERED) {
            message.delivered(receipt.at());
            news.noLongerDue(tenant, Store.connection(em), message.id());
            news.tell(tenant, Store.connection(em), "delivered", message, receipt.at());
        } else if (next == AttemptEntity.State.FAILED) {
            fail(tenant, em, message, attempt, receipt);
        }
        news.show(tenant, Store.connection(em), message.id(), "changed");
    }

    private void fail(TenantId tenant, EntityManager em, MessageEntity message, AttemptEntity attempt, ReceiptEntity receipt) {
        SmsProblem problem = carriers.explain(attempt.carrier(), receipt.errorCode(), null);
        Instant now = clock.instant();
        if (problem.kind() == SmsProblem.Kind.OPTED_OUT) {
            SendLog.optOut(em, message, now);
        }
        boolean again = switch (problem.kind()) {
            case UNREACHABLE -> message.unreachableAgain() < RetryPlan.UNREACHABLE_ATTEMPTS;
            case TEMPORARY -> message.attempts() < RetryPlan.ATTEMPTS;
            default -> false;
        };
        if (again) {
            Instant due = now.plus(RetryPlan.UNREACHABLE_WAIT);
            message.says(problem.kind().code(), problem.text());
            message.waits(MessageState.QUEUED, due);
            news.due(tenant, Store.connection(em), message.id(), due);
        } else {
            message.ends(MessageState.FAILED, problem.kind().code(), problem.text());
            news.noLongerDue(tenant, Store.connection(em), message.id());
            news.tell(tenant, Store.connection(em), "failed", message, now);
        }
    }

    private static Optional<MessageId> messageOf(EntityManager em, String carrier, String carrierId) {
        return Sql.first(Store.connection(em), "SELECT message_id FROM message_attempt WHERE carrier = ? AND carrier_id = ?",
                row -> new MessageId(row.number("message_id")), carrier, carrierId);
    }

    private static AttemptEntity attempt(EntityManager em, String carrier, String carrierId) {
        return em.createQuery("SELECT a FROM AttemptEntity a WHERE a.carrier = :carrier AND a.carrierId = :id", AttemptEntity.class)
                .setParameter("carrier", carrier).setParameter("id", carrierId).getSingleResult();
    }

    private static List<ReceiptEntity> waiting(EntityManager em, String carrier, String carrierId) {
        return em.createQuery("SELECT r FROM ReceiptEntity r WHERE r.carrier = :carrier AND r.carrierId = :id ORDER BY r.id", ReceiptEntity.class)
                .setParameter("carrier", carrier).setParameter("id", carrierId).getResultList();
    }
}
