package com.plumbline.camel.internal.line;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with full jitter: a random time between nothing and the doubled limit, so that callers that failed
 * together do not come back together. Source: AWS Architecture Blog, "Exponential Backoff And Jitter", 2015.
 */
record Pauses(Duration first, Duration longest, DoubleSupplier random) {

    /**
     * @param failures how many attempts have failed, from 1
     * @param asked    what the vendor asked for, or {@code null}; kept at least, with a little jitter on top
     */
    Duration after(int failures, Duration asked) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures, 30) - 1d);
        long jitter = (long) (random.getAsDouble() * Math.min(longest.toMillis(), doubled));
        return asked == null ? Duration.ofMillis(jitter) : asked.plusMillis(Math.min(jitter, first.toMillis()));
    }

    /** Whether it is better to give up now and come back later than to keep a thread waiting. */
    boolean tooLong(Duration asked) {
        return asked != null && asked.compareTo(longest) > 0;
    }
}
