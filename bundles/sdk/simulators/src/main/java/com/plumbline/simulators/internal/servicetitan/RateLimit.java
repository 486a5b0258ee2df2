package com.plumbline.simulators.internal.servicetitan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * At most so many requests within any second, for each application and company. A refused request does not count. Remembers the
 * busiest second, so that a test can see how near a client went.
 */
public final class RateLimit {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> accepted = new HashMap<>();
    private int peak;
    private long refused;

    RateLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    synchronized boolean accept(String who) {
        long now = nanos.getAsLong();
        Deque<Long> times = accepted.computeIfAbsent(who, key -> new ArrayDeque<>());
        while (!times.isEmpty() && now - times.peekFirst() >= SECOND) {
            times.removeFirst();
        }
        if (times.size() >= perSecond) {
            refused++;
            return false;
        }
        times.addLast(now);
        peak = Math.max(peak, times.size());
        return true;
    }

    /** The most requests that were accepted within one second. */
    public synchronized int peak() {
        return peak;
    }

    public synchronized long refused() {
        return refused;
    }
}
