package com.plumbline.messaging.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsProblem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a message that is due to a carrier, or finds out what became of it. Runs again after a kill at any point. */
@Component(service = EventHandler.class)
public class Sender implements EventHandler {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final SendLog sendLog;
    private final Receipts receipts;
    private final Carriers carriers;
    private final CompanyRules rules;

    @Activate
    public Sender(@Reference SendLog sendLog, @Reference Receipts receipts, @Reference Carriers carriers, @Reference CompanyRules rules) {
        this.sendLog = sendLog;
        this.receipts = receipts;
        this.carriers = carriers;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "messaging.send";
    }

    @Override
    public Set<String> types() {
        return Set.of(News.DUE);
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        MessageId id = MessageId.of(event.data().path("message").asText());
        Set<String> refusedBy = new HashSet<>();
        boolean more = true;
        while (more) {
            Step step = sendLog.next(tenant, id, refusedBy);
            if (step instanceof Step.Call call) {
                more = call(tenant, id, call, refusedBy);
            } else if (step instanceof Step.Look look) {
                more = look(tenant, id, look);
            } else if (step instanceof Step.Check check) {
                more = false;
                check(tenant, id, check);
            } else {
                more = false;
            }
        }
    }

    /** @return whether there is more to do at once */
    private boolean call(TenantId tenant, MessageId id, Step.Call call, Set<String> refusedBy) {
        SentSms sent;
        try {
            sent = call.carrier().send(tenant, call.sms());
        } catch (VendorFailure failure) {
            if (!Outcome.surelyNotTaken(failure)) {
                log.info("{}: {} gave no answer that tells ({}), it will be looked up", id, call.carrier().id(), failure.kind());
                sendLog.lost(tenant, id, call.attempt(), failure.code());
                return false;
            }
            SmsProblem problem = Outcome.problem(failure, call.carrier());
            refusedBy.add(call.carrier().id());
            boolean fallback = Outcome.anotherCarrierMayBeAble(problem.kind()) && hasAnother(tenant, refusedBy);
            log.info("{}: {} refused, {} {}{}", id, call.carrier().id(), failure.code(), problem.kind(), fallback ? ", trying another carrier" : "");
            sendLog.refused(tenant, id, call.attempt(), failure.code(), problem, fallback, failure.retryAfter().orElse(null));
            return fallback;
        } catch (RuntimeException unexpected) {
            // The edge to somebody else's code: whatever happened in there, the message may be on its way.
            log.warn("{}: {} failed unexpectedly, it will be looked up", id, call.carrier().id(), unexpected);
            sendLog.lost(tenant, id, call.attempt(), "unexpected");
            return false;
        }
        record(tenant, id, call.attempt(), call.carrier().id(), sent);
        return false;
    }

    private boolean look(TenantId tenant, MessageId id, Step.Look look) {
        Optional<SentSms> found;
        try {
            found = look.carrier().find(tenant, look.sms(), look.since(), look.notThese());
        } catch (VendorFailure failure) {
            log.info("{}: {} cannot be asked ({})", id, look.carrier().id(), failure.kind());
            sendLog.notKnown(tenant, id, look.attempt());
            return false;
        }
        if (found.isPresent()) {
            log.info("{}: {} had taken it", id, look.carrier().id());
            record(tenant, id, look.attempt(), look.carrier().id(), found.get());
            return false;
        }
        log.info("{}: {} has not taken it, it is tried again", id, look.carrier().id());
        sendLog.notTaken(tenant, id, look.attempt());
        return true;
    }

    private void check(TenantId tenant, MessageId id, Step.Check check) {
        try {
            check.carrier().status(tenant, check.carrierId()).ifPresent(now -> {
                receipts.known(tenant, check.carrier().id(), now);
                receipts.apply(tenant, check.carrier().id(), check.carrierId());
            });
        } catch (VendorFailure failure) {
            log.info("{}: {} cannot be asked how far it is ({})", id, check.carrier().id(), failure.kind());
        }
    }

    private void record(TenantId tenant, MessageId id, long attempt, String carrier, SentSms sent) {
        sendLog.taken(tenant, id, attempt, sent);
        if (sent.state() == SentSms.State.DELIVERED || sent.state() == SentSms.State.FAILED) {
            receipts.known(tenant, carrier, sent);
        }
        receipts.apply(tenant, carrier, sent.carrierId());
    }

    private boolean hasAnother(TenantId tenant, Set<String> refusedBy) {
        return carriers.ready(tenant, rules.of(tenant)).stream().anyMatch(each -> !refusedBy.contains(each.id()));
    }
}
