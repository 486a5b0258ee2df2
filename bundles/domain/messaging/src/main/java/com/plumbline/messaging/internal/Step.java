package com.plumbline.messaging.internal;

import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SmsCarrier;
import java.time.Instant;
import java.util.Set;

/** What is to be done about a message now. */
sealed interface Step {

    /** Nothing: it is on its way, waits, or has ended. */
    record Rest() implements Step {}

    /** Hand it to this carrier; the intent is recorded. */
    record Call(SmsCarrier carrier, OutgoingSms sms, long attempt) implements Step {}

    /** Ask this carrier how far it is: no receipt has come. */
    record Check(SmsCarrier carrier, String carrierId) implements Step {}

    /**
     * Ask this carrier whether it has taken it.
     *
     * @param notThese carrier ids that other messages to the same number own
     */
    record Look(SmsCarrier carrier, OutgoingSms sms, long attempt, Instant since, Set<String> notThese) implements Step {}
}
