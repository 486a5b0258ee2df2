package com.plumbline.camel.internal.line;

import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a line knows about its vendor from the last twenty attempts: works, works badly, is away, refuses us. Says each change
 * once.
 */
public final class LineHealth {

    /** Where a change is told. */
    public interface Listener {
        void ready();

        void degraded(String reason);

        void down(String reason);
    }

    enum State {
        UNKNOWN, READY, DEGRADED, DOWN
    }

    private static final int WINDOW = 20;
    private static final int TOLERATED = 2;
    private static final Duration CALM = Duration.ofSeconds(20);

    private final Listener listener;
    private final Clock clock;
    private final boolean[] failed = new boolean[WINDOW];
    private int next;
    private int failures;
    private State state = State.UNKNOWN;
    private Instant lastFailure = Instant.MIN;
    private Instant lastCall = Instant.MIN;
    private int goodInARow;

    LineHealth(Listener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    synchronized void attemptSucceeded() {
        remember(false);
        goodInARow++;
        boolean calm = goodInARow >= WINDOW || lastFailure.plus(CALM).isBefore(clock.instant());
        if (state == State.UNKNOWN || state != State.READY && calm) {
            become(State.READY, null);
        }
    }

    synchronized void attemptFailed(VendorFailure failure, boolean breakerOpen) {
        remember(true);
        goodInARow = 0;
        lastFailure = clock.instant();
        if (breakerOpen) {
            become(State.DOWN, failure.getMessage());
        } else if (failures > TOLERATED && state != State.DOWN) {
            become(State.DEGRADED, failure.getMessage());
        }
    }

    /** The call was given up. */
    synchronized void callFailed(VendorFailure failure) {
        if (failure.kind() == Kind.REFUSED) {
            goodInARow = 0;
            become(State.DOWN, failure.getMessage());
        } else if (failure.retryable() && state != State.DOWN) {
            become(State.DEGRADED, failure.getMessage());
        }
    }

    /** Whether it is time to ask the vendor how it is: something is wrong and nobody has called for a while. */
    synchronized boolean wantsProbe() {
        return (state == State.DEGRADED || state == State.DOWN) && lastCall.plus(CALM.dividedBy(2)).isBefore(clock.instant());
    }

    private void remember(boolean failure) {
        lastCall = clock.instant();
        failures += (failure ? 1 : 0) - (failed[next] ? 1 : 0);
        failed[next] = failure;
        next = (next + 1) % WINDOW;
    }

    private void become(State now, String reason) {
        if (state == now) {
            return;
        }
        state = now;
        switch (now) {
            case READY -> listener.ready();
            case DEGRADED -> listener.degraded(reason);
            default -> listener.down(reason);
        }
    }
}
