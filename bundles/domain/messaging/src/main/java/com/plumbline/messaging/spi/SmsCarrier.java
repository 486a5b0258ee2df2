package com.plumbline.messaging.spi;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A company that carries SMS; a white-board service. */
@ConsumerType
public interface SmsCarrier {

    /** Code of a {@link VendorFailure} of kind {@code UNAVAILABLE} when no connection was made, so nothing was handed over. */
    String UNREACHABLE = "unreachable";

    /** Plug-in id, {@code twilio}. */
    String id();

    /** Whether the company has switched it on and given what it needs. No call to the vendor. */
    boolean ready(TenantId tenant);

    /**
     * Hands the message over, once: never repeats a call that may have been taken, because the caller looks it up first.
     *
     * @throws VendorFailure with the vendor's own error code. Kinds {@code REFUSED}, {@code REJECTED}, {@code THROTTLED}, and
     *                       {@code UNAVAILABLE} with the code {@link #UNREACHABLE}, promise that nothing was taken; after
     *                       {@code TIMEOUT} and any other {@code UNAVAILABLE} the outcome counts as unknown
     */
    SentSms send(TenantId tenant, OutgoingSms sms);

    /**
     * Looks for a message of ours whose answer was lost: same recipient and body, taken at {@code since} or later.
     *
     * @param notThese carrier ids that belong to other messages
     * @return the oldest such message; empty when the carrier surely has none
     * @throws VendorFailure when the carrier cannot be asked; says nothing about the message
     */
    Optional<SentSms> find(TenantId tenant, OutgoingSms sms, Instant since, Set<String> notThese);

    /**
     * How far the carrier is with a message that it has taken; asked when no receipt comes, because one may have been lost.
     *
     * @return empty when the carrier cannot tell
     * @throws VendorFailure when the carrier cannot be asked
     */
    default Optional<SentSms> status(TenantId tenant, String carrierId) {
        return Optional.empty();
    }

    /** The number that this company's messages come from. From the settings: no call to the vendor. */
    default Optional<SmsSender> sender(TenantId tenant) {
        return Optional.empty();
    }

    /** What one of the vendor's error codes means, from a failed call, a looked-up message or a receipt. No call to the vendor. */
    SmsProblem explain(String errorCode);

    /** Whether the carrier itself answers STOP, START and HELP in this company's name, so that we must not. */
    default boolean answersKeywords(TenantId tenant) {
        return false;
    }
}
