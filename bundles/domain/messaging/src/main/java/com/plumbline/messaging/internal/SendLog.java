package com.plumbline.messaging.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.mail.Mail;
import com.plumbline.mail.NewMail;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.store.AttemptEntity;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.messaging.internal.store.MessageRow;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What is recorded around a call to a carrier: the intent before it, the answer after it, each in its own transaction. Between
 * the two the process may die; the attempt is then found {@code CALLING} and treated as one whose answer was lost.
 */
@Component(service = SendLog.class)
public class SendLog {

    /** A carrier lists a message some seconds after it took it, and may take it some seconds after we stopped waiting. */
    static final Duration SETTLE = Duration.ofSeconds(15);

    /** How far the carrier's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    static final String MAIL = "mail";
    private static final int LONGEST_TITLE = 120;

    private static final Duration CLAIMS_REACH_BACK = Duration.ofDays(2);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions privacy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Mail mail;

    @Reference
    UnsubscribeLinks links;

    private final Pace pace = new Pace();
    private final Store store;
    private final Carriers carriers;
    private final News news;
    private final Clock clock;

    @Activate
    public SendLog(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Carriers carriers, @Reference News news,
            @Reference Clock clock) {
        this.store = store;
        this.carriers = carriers;
        this.news = news;
        this.clock = clock;
    }

    /** What Declarative Services does once the owner of customers is there. */
    void mind(PrivacyDecisions decisions) {
        privacy = decisions;
    }

    /** @param refusedBy carriers that have just refused this message for reasons of their own */
    Step next(TenantId tenant, MessageId id, Set<String> refusedBy) {
        return store.write(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            if (message == null) {
                return new Step.Rest();
            }
            if (message.channel() == Channel.EMAIL) {
                if ((message.state() == MessageState.QUEUED || message.state() == MessageState.HELD) && mayGo(tenant, em, message)) {
                    post(tenant, em, message);
                }
                return new Step.Rest();
            }
            return switch (message.state()) {
                case QUEUED, HELD -> mayGo(tenant, em, message) ? call(tenant, em, message, refusedBy) : new Step.Rest();
                case SENDING -> afterLostAnswer(tenant, em, message);
                case SENT -> withoutReceipt(tenant, em, message);
                default -> new Step.Rest();
            };
        });
    }

    void taken(TenantId tenant, MessageId id, long attemptId, SentSms sent) {
        store.change(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            AttemptEntity attempt = em.find(AttemptEntity.class, attemptId);
            Instant now = clock.instant();
            attempt.taken(sent.carrierId(), now);
            message.taken(attempt.carrier(), sent.carrierId(), sent.segments(), now);
            attempt.asksAnew();
            RetryPlan.untilCheck(0).ifPresent(wait -> news.due(tenant, Store.connection(em), id, now.plus(wait)));
            news.tell(tenant, Store.connection(em), "sent", message, now);
            show(tenant, em, message);
        });
    }

    /**
     * The carrier surely has not taken it.
     *
     * @param fallback whether another carrier is to be tried at once
     * @param asked    how long the carrier asked to wait, may be {@code null}
     */
    void refused(TenantId tenant, MessageId id, long attemptId, String errorCode, SmsProblem problem, boolean fallback, Duration asked) {
        store.change(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            Instant now = clock.instant();
            em.find(AttemptEntity.class, attemptId).ends(AttemptEntity.State.REFUSED, errorCode, now);
            message.says(problem.kind().code(), problem.text());
            if (problem.kind() == SmsProblem.Kind.OPTED_OUT) {
                optOut(em, message, now);
            }
            if (fallback) {
                message.waits(MessageState.QUEUED, now);
            } else if (Outcome.endsIt(problem.kind())) {
                end(tenant, em, message, MessageState.FAILED, problem.kind().code(), problem.text(), now);
            } else {
                later(tenant, em, message, RetryPlan.afterAttempt(message.attempts(), asked), now);
            }
            show(tenant, em, message);
        });
    }

    /** Nobody knows whether the carrier has taken it: it stays {@code SENDING}, and is looked up when things have settled. */
    void lost(TenantId tenant, MessageId id, long attemptId, String errorCode) {
        store.change(tenant, em -> {
            MessageRow.lock(em, id);
            Instant now = clock.instant();
            em.find(AttemptEntity.class, attemptId).ends(AttemptEntity.State.UNKNOWN, errorCode, now);
            news.due(tenant, Store.connection(em), id, now.plus(SETTLE));
        });
    }

    /** The carrier has been asked and has no such message: it may be tried again. */
    void notTaken(TenantId tenant, MessageId id, long attemptId) {
        store.change(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            AttemptEntity attempt = em.find(AttemptEntity.class, attemptId);
            Instant now = clock.instant();
            attempt.ends(AttemptEntity.State.REFUSED, "not-taken", now);
            if (message.attempts() >= RetryPlan.ATTEMPTS) {
                end(tenant, em, message, MessageState.DEAD, "carrier.no-answer", "The carrier " + attempt.carrier()
                        + " did not answer " + message.attempts() + " times and has not taken the message. Replay it when the carrier is back.", now);
            } else {
                message.waits(MessageState.QUEUED, now);
            }
        });
    }

    /** The carrier could not be asked. */
    void notKnown(TenantId tenant, MessageId id, long attemptId) {
        store.change(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            AttemptEntity attempt = em.find(AttemptEntity.class, attemptId);
            askAgainLater(tenant, em, message, attempt, clock.instant());
        });
    }

    private boolean mayGo(TenantId tenant, EntityManager em, MessageEntity message) {
        Instant now = clock.instant();
        Optional<RuleViolation> refusal = OptedOut.refusal(tenant, Store.connection(em), privacy, message.channel(), message.purpose(), message.recipient());
        if (refusal.isPresent()) {
            end(tenant, em, message, MessageState.FAILED, OptedOut.CODE, refusal.get().getMessage(), now);
            return false;
        }
        Rules rules = CompanyRules.in(em);
        // An e-mail rings at nobody's bed.
        boolean respectsQuiet = message.channel() == Channel.SMS && (message.purpose() == Purpose.MARKETING || rules.holdsOperational());
        Instant notBefore = message.dueAt() != null && message.dueAt().isAfter(now) ? message.dueAt() : now;
        Instant may = respectsQuiet ? rules.quietHours().earliest(notBefore, message.zone()) : notBefore;
        if (may.isAfter(now)) {
            message.waits(may.equals(notBefore) ? MessageState.QUEUED : MessageState.HELD, may);
            news.due(tenant, Store.connection(em), message.id(), may);
            show(tenant, em, message);
            return false;
        }
        return true;
    }

    private Step call(TenantId tenant, EntityManager em, MessageEntity message, Set<String> refusedBy) {
        List<SmsCarrier> usable = carriers.ready(tenant, CompanyRules.in(em));
        usable.removeIf(each -> refusedBy.contains(each.id()));
        Instant now = clock.instant();
        if (usable.isEmpty()) {
            if (refusedBy.isEmpty()) {
                message.says("messaging.no-carrier", "No SMS carrier is connected. The message goes when one is.");
            }
            later(tenant, em, message, RetryPlan.afterAttempt(Math.max(1, message.attempts()), null), now);
            return new Step.Rest();
        }
        SmsCarrier carrier = usable.get(0);
        Instant moment = carrier.sender(tenant).map(sender -> pace.moment(tenant, sender, message.id(), message.toMessage().segments(), now)).orElse(now);
        if (moment.isAfter(now)) {
            message.waits(MessageState.QUEUED, moment);
            news.due(tenant, Store.connection(em), message.id(), moment);
            return new Step.Rest();
        }
        message.calling(carrier.id());
        AttemptEntity attempt = new AttemptEntity(Ids.next(), message, carrier.id(), now);
        em.persist(attempt);
        show(tenant, em, message);
        // Should the process die before the answer is recorded, the event that we are handling is delivered again and finds CALLING.
        return new Step.Call(carrier, sms(message), attempt.id());
    }

    /** Into the box of outgoing mails, which is a table of the same database: it is there when, and only when, this is committed. */
    private void post(TenantId tenant, EntityManager em, MessageEntity message) {
        Mail box = mail;
        if (box == null) {
            later(tenant, em, message, RetryPlan.afterAttempt(1, null), clock.instant());
            return;
        }
        message.calling(MAIL);
        box.queue(tenant, Store.connection(em), letter(tenant, message));
        show(tenant, em, message);
    }

    private NewMail letter(TenantId tenant, MessageEntity message) {
        String[] parts = message.body().split("\n", 2);
        String text = parts.length > 1 ? parts[1].strip() : parts[0];
        String link = message.purpose() == Purpose.MARKETING ? links.to(tenant, message.recipient()) : null;
        // A name of its own each time: what a person sends again is another mail.
        return NewMail.to(message.recipient(), title(parts[0]), link == null ? text : text + "\n\nYou want no more mails like this? " + link + '\n')
                .key(message.id() + "/" + Ids.text("try", Ids.next())).unsubscribe(link);
    }

    private static String title(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** @param reason of a failure, {@code null} when it was sent */
    void mailed(TenantId tenant, MessageId id, String mailId, boolean sent, String code, String reason) {
        store.change(tenant, em -> {
            MessageEntity message = MessageRow.lock(em, id);
            if (message == null || message.state() != MessageState.SENDING) {
                return;
            }
            Instant now = clock.instant();
            if (sent) {
                message.taken(MAIL, mailId, 0, now);
                news.tell(tenant, Store.connection(em), "sent", message, now);
                show(tenant, em, message);
            } else {
                end(tenant, em, message, MessageState.FAILED, code, reason, now);
            }
        });
    }

    private Step afterLostAnswer(TenantId tenant, EntityManager em, MessageEntity message) {
        AttemptEntity attempt = latestAttempt(em, message);
        Instant now = clock.instant();
        if (attempt.state() == AttemptEntity.State.CALLING) {
            attempt.ends(AttemptEntity.State.UNKNOWN, "cut-off", now);
        }
        Instant settled = attempt.endedAt().plus(SETTLE);
        if (settled.isAfter(now)) {
            news.due(tenant, Store.connection(em), message.id(), settled);
            return new Step.Rest();
        }
        SmsCarrier carrier = carriers.find(attempt.carrier()).filter(each -> each.ready(tenant)).orElse(null);
        if (carrier == null) {
            askAgainLater(tenant, em, message, attempt, now);
            return new Step.Rest();
        }
        Instant since = attempt.startedAt().minus(CLOCK_SKEW);
        return new Step.Look(carrier, sms(message), attempt.id(), since, claimed(em, attempt, message, now));
    }

    /** Receipts get lost: the carrier's, or ours while the appliance was down. */
    private Step withoutReceipt(TenantId tenant, EntityManager em, MessageEntity message) {
        AttemptEntity attempt = latestAttempt(em, message);
        Instant now = clock.instant();
        RetryPlan.untilCheck(attempt.looksAgain()).ifPresent(wait -> news.due(tenant, Store.connection(em), message.id(), now.plus(wait)));
        return carriers.find(attempt.carrier()).filter(each -> each.ready(tenant) && attempt.carrierId() != null)
                .<Step>map(carrier -> new Step.Check(carrier, attempt.carrierId())).orElseGet(Step.Rest::new);
    }

    private void askAgainLater(TenantId tenant, EntityManager em, MessageEntity message, AttemptEntity attempt, Instant now) {
        int looks = attempt.looksAgain();
        if (looks >= RetryPlan.LOOKS) {
            end(tenant, em, message, MessageState.DEAD, "carrier.outcome-unknown", "The carrier " + attempt.carrier() + " never said whether"
                    + " it took the message. Look at the phone or the carrier's log before you replay it.", now);
        } else {
            news.due(tenant, Store.connection(em), message.id(), now.plus(RetryPlan.afterLook(looks)));
        }
    }

    private void later(TenantId tenant, EntityManager em, MessageEntity message, Duration wait, Instant now) {
        if (message.attempts() >= RetryPlan.ATTEMPTS || now.isAfter(message.toMessage().createdAt().plus(Outcome.LIFETIME))) {
            var said = message.toMessage();
            end(tenant, em, message, MessageState.DEAD, said.errorCode(), said.errorText(), now);
        } else {
            message.waits(MessageState.QUEUED, now.plus(wait));
            news.due(tenant, Store.connection(em), message.id(), now.plus(wait));
        }
    }

    private void end(TenantId tenant, EntityManager em, MessageEntity message, MessageState how, String code, String text, Instant now) {
        message.ends(how, code, text);
        news.tell(tenant, Store.connection(em), "failed", message, now);
        show(tenant, em, message);
    }

    private void show(TenantId tenant, EntityManager em, MessageEntity message) {
        news.show(tenant, Store.connection(em), message.id(), "changed");
    }

    static void optOut(EntityManager em, MessageEntity message, Instant now) {
        ConsentEntity consent = em.find(ConsentEntity.class, message.recipient());
        if (consent == null) {
            consent = new ConsentEntity(message.recipient());
            em.persist(consent);
        }
        consent.decide(ConsentEntity.OUT, "carrier " + message.toMessage().carrier(), now);
    }

    static AttemptEntity latestAttempt(EntityManager em, MessageEntity message) {
        return em.createQuery("SELECT a FROM AttemptEntity a WHERE a.messageId = :message ORDER BY a.id DESC", AttemptEntity.class)
                .setParameter("message", message.id().value()).setMaxResults(1).getSingleResult();
    }

    private static Set<String> claimed(EntityManager em, AttemptEntity attempt, MessageEntity message, Instant now) {
        return em.createQuery("SELECT a FROM AttemptEntity a WHERE a.recipient = :recipient AND a.carrier = :carrier"
                        + " AND a.carrierId IS NOT NULL AND a.id <> :attempt", AttemptEntity.class)
                .setParameter("recipient", message.recipient()).setParameter("carrier", attempt.carrier())
                .setParameter("attempt", attempt.id()).getResultStream()
                .filter(other -> other.startedAt().isAfter(now.minus(CLAIMS_REACH_BACK)))
                .map(AttemptEntity::carrierId).collect(Collectors.toSet());
    }

    private static OutgoingSms sms(MessageEntity message) {
        return new OutgoingSms(message.id().toString(), new PhoneNumber(message.recipient()), message.body());
    }
}
