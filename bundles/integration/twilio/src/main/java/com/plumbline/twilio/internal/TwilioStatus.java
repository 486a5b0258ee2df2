package com.plumbline.twilio.internal;

import com.plumbline.messaging.spi.SentSms.State;

/** Twilio's message statuses. Source: twilio-oai, message_enum_status. */
final class TwilioStatus {

    private TwilioStatus() {}

    /** A status nobody knows yet counts as on its way. */
    static State state(String status) {
        return switch (status) {
            case "sent" -> State.SENT;
            case "delivered", "read", "partially_delivered" -> State.DELIVERED;
            case "undelivered", "failed", "canceled" -> State.FAILED;
            default -> State.ACCEPTED;
        };
    }
}
