package com.plumbline.briefing.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier with the phones behind it: what it took is on a phone. */
class PhoneCarrier implements SmsCarrier {

    /** What is on a phone, and since when. */
    record OnPhone(String carrierId, String to, String body, Instant at) {}

    final List<OnPhone> phones = new CopyOnWriteArrayList<>();
    volatile boolean down;
    volatile boolean losesAnswers;
    volatile boolean connected = true;
    private final AtomicInteger taken = new AtomicInteger();
    private final Clock clock;

    PhoneCarrier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "testcarrier";
    }

    @Override
    public boolean ready(TenantId tenant) {
        return connected;
    }

    @Override
    public SentSms send(TenantId tenant, OutgoingSms sms) {
        if (down) {
            throw new VendorFailure(id(), "send", VendorFailure.Kind.UNAVAILABLE, SmsCarrier.UNREACHABLE, "No connection.");
        }
        OnPhone onPhone = new OnPhone(id() + "-" + taken.incrementAndGet(), sms.to().e164(), sms.body(), clock.instant());
        phones.add(onPhone);
        if (losesAnswers) {
            throw new VendorFailure(id(), "send", VendorFailure.Kind.TIMEOUT, "time-out", "No answer.");
        }
        return new SentSms(onPhone.carrierId(), SentSms.State.SENT, 1, null, null);
    }

    @Override
    public Optional<SentSms> find(TenantId tenant, OutgoingSms sms, Instant since, Set<String> notThese) {
        return phones.stream().filter(each -> each.to().equals(sms.to().e164()) && each.body().equals(sms.body()) && !notThese.contains(each.carrierId()))
                .findFirst().map(each -> new SentSms(each.carrierId(), SentSms.State.SENT, 1, null, null));
    }

    @Override
    public SmsProblem explain(String errorCode) {
        return new SmsProblem(SmsProblem.Kind.PERMANENT, "Refused, code " + errorCode + ".");
    }
}
