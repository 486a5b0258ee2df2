package com.plumbline.messaging.spi;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The number that a company's messages come from, as the carrier's settings describe it.
 *
 * @param from         E.164, or what the carrier calls a pool of numbers
 * @param registration whether the number is registered for business messages (in the US: 10DLC, toll-free verification)
 * @param price        of one segment, in {@code currency}
 * @param currency     ISO 4217
 * @param perSecond    segments that the number may send in a second; 0: as fast as the carrier takes them
 */
public record SmsSender(String from, Registration registration, BigDecimal price, String currency, int perSecond) {

    /** Carriers filter or refuse what comes from a number that is not registered. */
    public enum Registration {
        UNKNOWN, REGISTERED, PENDING, NONE, NOT_NEEDED;

        /** As in settings and JSON: {@code not-needed}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Registration of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
