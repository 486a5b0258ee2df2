package com.plumbline.messaging.spi;

/**
 * A message that the carrier has.
 *
 * @param carrierId the carrier's id
 * @param segments  as the carrier counts; 0 when it does not say
 * @param errorCode the vendor's own code when {@code state} is {@code FAILED}, else {@code null}
 * @param errorText the vendor's own words, may be {@code null}
 */
public record SentSms(String carrierId, State state, int segments, String errorCode, String errorText) {

    /** How far the carrier is, never backwards in this order. */
    public enum State {
        /** Taken, on its way. */
        ACCEPTED,
        /** Handed to the phone network. */
        SENT,
        /** The phone has it. */
        DELIVERED,
        /** It will not arrive. */
        FAILED
    }
}
