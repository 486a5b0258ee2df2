package com.plumbline.messaging.internal;

import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import java.time.Duration;

/** What follows from a carrier's refusal. Pure rules. */
final class Outcome {

    /** A message that could not be sent for so long is of no use any more. */
    static final Duration LIFETIME = Duration.ofDays(1);

    private Outcome() {}

    /** Whether the carrier surely has not taken the message, see {@link SmsCarrier#send}. */
    static boolean surelyNotTaken(VendorFailure failure) {
        return switch (failure.kind()) {
            case REFUSED, REJECTED, THROTTLED -> true;
            case UNAVAILABLE -> SmsCarrier.UNREACHABLE.equals(failure.code());
            case TIMEOUT -> false;
        };
    }

    /** The problem behind a failed call: the carrier's own reading of its code, or what the kind of failure says. */
    static SmsProblem problem(VendorFailure failure, SmsCarrier carrier) {
        return switch (failure.kind()) {
            case REFUSED -> new SmsProblem(SmsProblem.Kind.SENDER, failure.getMessage());
            case THROTTLED, UNAVAILABLE, TIMEOUT -> new SmsProblem(SmsProblem.Kind.TEMPORARY, failure.getMessage());
            case REJECTED -> carrier.explain(failure.code());
        };
    }

    /** The same message to the same number will never go, whoever carries it. */
    static boolean endsIt(SmsProblem.Kind kind) {
        return switch (kind) {
            case INVALID_NUMBER, NOT_MOBILE, OPTED_OUT, TOO_LONG, FILTERED, PERMANENT -> true;
            case UNREACHABLE, SENDER, TEMPORARY -> false;
        };
    }

    /** The reason lies with this carrier, so another one may be able. */
    static boolean anotherCarrierMayBeAble(SmsProblem.Kind kind) {
        return kind == SmsProblem.Kind.SENDER || kind == SmsProblem.Kind.TEMPORARY;
    }
}
