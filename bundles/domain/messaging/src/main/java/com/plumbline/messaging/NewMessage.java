package com.plumbline.messaging;

import com.plumbline.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A message to queue.
 *
 * @param to        E.164 for SMS, the address for e-mail
 * @param body      the text as the person will read it; of an e-mail the first line is the subject line
 * @param subject   id of what it is about, {@code dlv_…}; comes back in the events
 * @param zone      the recipient's, for quiet hours
 * @param notBefore {@code null}: as soon as it may
 */
public record NewMessage(Channel channel, String to, String body, String subject, Purpose purpose, ZoneId zone, Instant notBefore) {

    /** An e-mail: {@code text} below {@code title}, which becomes its subject line. */
    public static NewMessage email(String to, String title, String text, String about, Purpose purpose, ZoneId zone) {
        return new NewMessage(Channel.EMAIL, to, title + "\n\n" + text, about, purpose, zone, null);
    }

    public static NewMessage sms(PhoneNumber to, String body, String subject, Purpose purpose, ZoneId zone) {
        return new NewMessage(Channel.SMS, to.e164(), body, subject, purpose, zone, null);
    }
}
