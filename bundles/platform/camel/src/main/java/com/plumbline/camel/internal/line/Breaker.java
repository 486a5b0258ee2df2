package com.plumbline.camel.internal.line;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Leaves a vendor alone that fails again and again, then lets one call through to see whether it is back. */
final class Breaker {

    /** A vendor that comes back is noticed within eight rests: with the usual ten seconds, in 80. */
    private static final int LONGEST_DOUBLING = 3;

    private final int tripAfter;
    private final long restNanos;
    private final LongSupplier nanos;
    private int failuresInARow;
    private int trips;
    private long openUntil;
    private boolean open;
    private boolean probing;

    Breaker(int tripAfter, Duration restFor, LongSupplier nanos) {
        this.tripAfter = tripAfter;
        this.restNanos = restFor.toNanos();
        this.nanos = nanos;
    }

    /** @return how long to leave the vendor alone, {@link Duration#ZERO} when the call may be made */
    synchronized Duration enter() {
        if (!open) {
            return Duration.ZERO;
        }
        long left = openUntil - nanos.getAsLong();
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        if (probing) {
            return Duration.ofSeconds(1);
        }
        probing = true;
        return Duration.ZERO;
    }

    synchronized void succeeded() {
        open = false;
        probing = false;
        failuresInARow = 0;
        trips = 0;
    }

    /** The vendor did not answer, or said that it cannot. */
    synchronized void failed() {
        failuresInARow++;
        if (probing || failuresInARow >= tripAfter) {
            open = true;
            probing = false;
            openUntil = nanos.getAsLong() + (restNanos << Math.min(trips, LONGEST_DOUBLING));
            trips++;
            failuresInARow = 0;
        }
    }

    synchronized boolean isOpen() {
        return open;
    }
}
