package com.plumbline.camel.internal.line;

import java.util.function.LongSupplier;

/**
 * A token bucket that never lets more than the agreed calls through in any second, wherever the second begins. A plain
 * bucket of 60 that refills with 60 a second lets 120 pass in its first second; here burst and refill together make 60.
 */
final class RateLimit {

    private static final double SECOND = 1_000_000_000d;

    private final LongSupplier nanos;
    private double burst;
    private double perNano;
    private double tokens;
    private long filledAt;
    private long closedUntil;

    RateLimit(int callsPerSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.filledAt = nanos.getAsLong();
        this.closedUntil = filledAt;
        allow(callsPerSecond);
        this.tokens = burst;
    }

    /** A company's settings changed. */
    synchronized void allow(int callsPerSecond) {
        burst = Math.max(1, callsPerSecond / 10);
        perNano = Math.max(0.5, callsPerSecond - burst) / SECOND;
        tokens = Math.min(tokens, burst);
    }

    /** Takes the next free place in the queue. @return nanoseconds to wait before calling, 0 for at once */
    synchronized long take() {
        long now = Math.max(nanos.getAsLong(), closedUntil);
        if (now > filledAt) {
            tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
            filledAt = now;
        }
        tokens -= 1;
        long wait = tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
        return now - nanos.getAsLong() + wait;
    }

    /** The vendor said that we are too fast: nobody calls until then, and then slowly. */
    synchronized void closeFor(long nanosToWait) {
        closedUntil = Math.max(closedUntil, nanos.getAsLong() + nanosToWait);
        tokens = Math.min(tokens, 0);
    }
}
