package com.plumbline.messaging.spi;

/** @param text for people: what, why, what to do */
public record SmsProblem(Kind kind, String text) {

    /** What follows from it. */
    public enum Kind {
        /** Not a number one can dial. */
        INVALID_NUMBER("recipient.invalid"),
        /** A landline or another phone that takes no SMS. */
        NOT_MOBILE("recipient.not-mobile"),
        /** The person has said STOP; recorded as such. */
        OPTED_OUT("recipient.opted-out"),
        /** The phone is off or out of reach: tried once more, later. */
        UNREACHABLE("recipient.unreachable"),
        /** The network's spam filter took it. */
        FILTERED("carrier.filtered"),
        /** The carrier's account or sender is not set up for this; another carrier may be able. */
        SENDER("carrier.setup"),
        /** The text is too long for the carrier. */
        TOO_LONG("message.too-long"),
        /** Will not get better by itself. */
        PERMANENT("carrier.refused"),
        /** May get better by itself. */
        TEMPORARY("carrier.busy");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Our stable code, the same whoever carries. */
        public String code() {
            return code;
        }
    }
}
