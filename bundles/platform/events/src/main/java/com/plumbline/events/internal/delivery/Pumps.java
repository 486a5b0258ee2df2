package com.plumbline.events.internal.delivery;

import com.plumbline.events.internal.Outgoing;
import com.plumbline.kernel.NotFound;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who pumps, one thread at a time per lane and two over all, and when a lane that rests is looked at again. What it knows of
 * lanes and handlers is guarded by the dispatcher's lock, which it takes itself where it does not say that the caller has it.
 */
final class Pumps {

    /** What else is to be done, under the lock. */
    interface Listener {

        /** The pump found deliveries. */
        void filled(Lane lane);

        /** Its company is not there any more. */
        void gone(Lane lane);

        /** A delivery of it was given up, and that is committed. Not under the lock; must not throw. */
        void gaveUp(Lane lane);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Pumps.class);
    private static final int THREADS = 2;
    /** A due time is looked at again after this at the latest, should the clock have been set. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Store store;
    private final BooleanSupplier derby;
    private final Subscriptions subscriptions;
    private final Outgoing outgoing;
    private final Clock clock;
    private final Handlers handlers;
    private final Object lock;
    private final Listener listener;
    private final ThreadPoolExecutor threads = Threads.pool("plumbline-events-pump", THREADS);
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(Threads.named("plumbline-events-alarm"));
    private volatile boolean closing;

    Pumps(Store store, BooleanSupplier derby, Subscriptions subscriptions, Outgoing outgoing, Clock clock, Handlers handlers, Object lock,
            Listener listener) {
        this.store = store;
        this.derby = derby;
        this.subscriptions = subscriptions;
        this.outgoing = outgoing;
        this.clock = clock;
        this.handlers = handlers;
        this.lock = lock;
        this.listener = listener;
    }

    /** In its turn among the pumps. */
    void execute(Runnable work) {
        threads.execute(work);
    }

    /** There is something for its pump to do. The caller has the lock. */
    void signal(Lane lane) {
        if (lane.pumping) {
            lane.again = true;
        } else if (!closing) {
            lane.pumping = true;
            threads.execute(() -> pump(lane));
        }
    }

    private void pump(Lane lane) {
        Lane.Work work;
        synchronized (lock) {
            lane.again = false;
            if (lane.gone) {
                return;
            }
            if (lane.held && !lane.hasOutcomes()) {
                lane.pumping = false;
                wakeAfter(lane, null);
                return;
            }
            work = lane.take(clock.instant(), outgoing, handlers::isPresent);
        }
        Pump pump = new Pump(lane.tenant, work, subscriptions, outgoing, derby.getAsBoolean());
        try {
            Pump.Found found = work.isEmpty() ? null : store.sql(lane.tenant, pump);
            if (work.outcomes().stream().anyMatch(Outcome::isDead)) {
                listener.gaveUp(lane);
            }
            synchronized (lock) {
                if (found != null) {
                    pump.apply(lane, found, handlers);
                    listener.filled(lane);
                }
                rest(lane);
            }
        } catch (NotFound dropped) {
            LOG.info("{} is gone, and its events with it", lane.tenant);
            synchronized (lock) {
                listener.gone(lane);
            }
        } catch (Throwable e) {
            // The edge of a thread: the lane must go on whatever happened.
            if (!closing) {
                LOG.warn("Events of {} wait: {}", lane.tenant, e.getMessage(), e);
            }
            synchronized (lock) {
                lane.putBack(work);
                lane.pumping = false;
                wakeAfter(lane, AFTER_FAILURE);
            }
        }
    }

    /** Pumps on if there is reason to, else sets the alarm. */
    private void rest(Lane lane) {
        lane.pumping = false;
        if (lane.again) {
            signal(lane);
            return;
        }
        Instant wakeAt = lane.wakeAt(handlers::isPresent);
        if (wakeAt.equals(Instant.MAX)) {
            wakeAfter(lane, null);
            return;
        }
        Duration pause = Duration.between(clock.instant(), wakeAt);
        wakeAfter(lane, pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause.isNegative() ? Duration.ZERO : pause);
    }

    private void wakeAfter(Lane lane, Duration pause) {
        if (lane.wake != null) {
            lane.wake.cancel(false);
            lane.wake = null;
        }
        if (pause != null && !closing) {
            lane.wake = alarm.schedule(() -> ring(lane), pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void ring(Lane lane) {
        synchronized (lock) {
            lane.wake = null;
            if (!lane.gone && !lane.held && !lane.pumping) {
                // Looks at the clock first: a sleep that was cut to the longest costs no database call.
                if (lane.wakeAt(handlers::isPresent).isAfter(clock.instant())) {
                    rest(lane);
                } else {
                    signal(lane);
                }
            }
        }
    }

    /** Nobody begins to pump any more. */
    void stop() {
        closing = true;
        alarm.shutdownNow();
    }

    /** Waits for those that pump. */
    void end(long seconds) {
        Threads.end(threads, seconds);
    }
}
