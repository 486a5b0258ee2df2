package com.plumbline.simulators.internal.twilio;

import com.plumbline.simulators.internal.company.Companies;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves messages along: queued, sending, sent, then delivered, or undelivered with the number's fate; each change is kept and posted
 * to the status callback. After a restart it goes on where it was.
 */
final class Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final long STEP_MILLIS = 120;

    private final MessageBook book;
    private final Webhooks webhooks;
    private final Companies companies;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    Carrier(MessageBook book, Webhooks webhooks, Companies companies, ScheduledExecutorService timer, Clock clock) {
        this.book = book;
        this.webhooks = webhooks;
        this.companies = companies;
        this.timer = timer;
        this.clock = clock;
    }

    void takeUpWhatWasLeft() {
        book.all(sms -> !sms.isFinal()).forEach(this::take);
    }

    void take(Sms sms) {
        long wait = sms.sendAt() == null ? STEP_MILLIS : Math.max(0, Duration.between(clock.instant(), sms.sendAt()).toMillis());
        timer.schedule(() -> step(sms.sid()), wait, TimeUnit.MILLISECONDS);
    }

    private void step(String sid) {
        try {
            book.find(sid).filter(sms -> !sms.isFinal()).ifPresent(sms -> {
                int fate = book.fate(sms.to());
                String next = switch (sms.status()) {
                    case "scheduled" -> "queued";
                    case "accepted", "queued" -> "sending";
                    case "sending" -> "sent";
                    default -> fate == 0 ? "delivered" : "undelivered";
                };
                Sms moved = book.save(sms.with(next, next.equals("undelivered") ? fate : 0, clock.instant()));
                report(moved);
                if (!moved.isFinal()) {
                    timer.schedule(() -> step(sid), STEP_MILLIS, TimeUnit.MILLISECONDS);
                }
            });
        } catch (RuntimeException bug) {
            LOG.error("The carrier failed with message {}.", sid, bug);
        }
    }

    private void report(Sms sms) {
        if (sms.statusCallback() == null) {
            return;
        }
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("MessageSid", sms.sid());
        fields.put("SmsSid", sms.sid());
        fields.put("AccountSid", sms.accountSid());
        fields.put("From", sms.from());
        fields.put("To", sms.to());
        fields.put("MessageStatus", sms.status());
        fields.put("SmsStatus", sms.status());
        fields.put("ApiVersion", "2010-04-01");
        if (sms.service() != null) {
            fields.put("MessagingServiceSid", sms.service());
        }
        if (sms.errorCode() != 0) {
            fields.put("ErrorCode", String.valueOf(sms.errorCode()));
            fields.put("ErrorMessage", TwilioError.text(sms.errorCode()));
        }
        companies.byKey(sms.company()).ifPresent(company -> webhooks.post(sms.statusCallback(), company.credentials().authToken(), fields)
                .exceptionally(unreachable -> {
                    LOG.info("Nobody took the status {} of message {}.", sms.status(), sms.sid());
                    return null;
                }));
    }
}
