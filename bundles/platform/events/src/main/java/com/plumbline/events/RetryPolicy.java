package com.plumbline.events;

import java.time.Duration;

/**
 * How often and when to try again. The pause doubles each time, and a random part of up to a quarter is added so that what
 * failed together does not come back together.
 *
 * @param attempts how often in all, the first one included
 * @param first    pause after the first failure
 * @param longest  no pause is longer, except that a vendor asks for it
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** Ten attempts over about three hours. */
    public static final RetryPolicy USUAL = new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofHours(1));

    /** One attempt. */
    public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("At least one attempt, and pauses that do not shrink");
        }
    }

    /** The pause after the given number of failures, without the random part. */
    public Duration pauseAfter(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
