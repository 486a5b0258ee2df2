package com.plumbline.messaging;

import com.plumbline.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A message to queue.
 *
 * @param to        E.164 for SMS, the address for e-mail
 * @param body      the text as the person will read it
 * @param subject   id of what it is about, {@code dlv_…}; comes back in the events
 * @param zone      the recipient's, for quiet hours
 * @param notBefore {@code null}: as soon as it may
 */
public record NewMessage(Channel channel, String to, String body, String subject, Purpose purpose, ZoneId zone, Instant notBefore) {

    public static NewMessage sms(PhoneNumber to, String body, String subject, Purpose purpose, ZoneId zone) {
        return new NewMessage(Channel.SMS, to.e164(), body, subject, purpose, zone, null);
    }
}
