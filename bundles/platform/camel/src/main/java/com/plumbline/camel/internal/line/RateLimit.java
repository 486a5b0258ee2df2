package com.plumbline.camel.internal.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Never more than the agreed calls in any second, wherever the second begins, and however late a call arrives.
 *
 * <p>Two rules. A token bucket paces: burst and refill together make the agreed number (a plain bucket of 60 that refills with 60 a
 * second lets 120 pass in its first second). And a call keeps its place until a second after its answer: between leaving us and
 * the vendor's counter a call may be delayed, so that those paced apart arrive together; whoever takes a place that was given back
 * arrives a full second after the one before.
 */
final class RateLimit {

    private static final double SECOND = 1_000_000_000d;

    private final LongSupplier nanos;
    private final Deque<Long> givenBackAt = new ArrayDeque<>();
    private int places;
    private int taken;
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
        places = Math.max(1, callsPerSecond);
        burst = Math.max(1, callsPerSecond / 10);
        perNano = Math.max(0.5, callsPerSecond - burst) / SECOND;
        tokens = Math.min(tokens, burst);
    }

    /** Draws a token. @return nanoseconds to wait before asking for a place, 0 for at once */
    synchronized long pace() {
        long now = Math.max(nanos.getAsLong(), closedUntil);
        if (now > filledAt) {
            tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
            filledAt = now;
        }
        tokens -= 1;
        long wait = tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
        return now - nanos.getAsLong() + wait;
    }

    /** @return whether the call may be made now; then {@link #giveBack} must follow */
    synchronized boolean takePlace() {
        long now = nanos.getAsLong();
        while (!givenBackAt.isEmpty() && now - givenBackAt.peekFirst() >= SECOND) {
            givenBackAt.removeFirst();
        }
        boolean free = taken + givenBackAt.size() < places;
        if (free) {
            taken++;
        }
        return free;
    }

    /** The call has been answered, or will not be. */
    synchronized void giveBack() {
        taken--;
        givenBackAt.addLast(nanos.getAsLong());
    }

    /** The vendor said that we are too fast: nobody calls until then, and then slowly. */
    synchronized void closeFor(long nanosToWait) {
        closedUntil = Math.max(closedUntil, nanos.getAsLong() + nanosToWait);
        tokens = Math.min(tokens, 0);
    }
}
