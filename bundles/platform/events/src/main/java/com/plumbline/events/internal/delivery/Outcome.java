package com.plumbline.events.internal.delivery;

import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.VendorFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What became of a delivery.
 *
 * @param retryAt when to try again; {@code null} when it is done or dead
 * @param error   {@code null} when it is done
 */
record Outcome(Delivery delivery, Instant at, Instant retryAt, String error) {

    private static final int ERROR_LENGTH = 2000;

    static Outcome done(Delivery delivery, Instant at) {
        return new Outcome(delivery, at, null, null);
    }

    /** Whether another attempt makes sense, and when: by the policy, and not before the vendor wants to hear from us. */
    static Outcome failed(Delivery delivery, Throwable failure, RetryPolicy policy, Instant now) {
        int failures = delivery.attempts() + 1;
        if (isFinal(failure) || failures >= policy.attempts()) {
            return new Outcome(delivery, now, null, text(failure));
        }
        Duration pause = policy.pauseAfter(failures);
        pause = pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
        Duration asked = failure instanceof VendorFailure vendor ? vendor.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        return new Outcome(delivery, now, now.plus(asked.compareTo(pause) > 0 ? asked : pause), text(failure));
    }

    boolean isDone() {
        return error == null;
    }

    boolean isDead() {
        return error != null && retryAt == null;
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof RuleViolation || failure instanceof NotFound
                || failure instanceof VendorFailure vendor && !vendor.retryable();
    }

    private static String text(Throwable failure) {
        boolean forPeople = failure instanceof RuleViolation || failure instanceof NotFound || failure instanceof VendorFailure;
        String text = forPeople ? failure.getMessage() : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.substring(0, Math.min(text.length(), ERROR_LENGTH));
    }
}
