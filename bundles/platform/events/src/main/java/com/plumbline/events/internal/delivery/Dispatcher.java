package com.plumbline.events.internal.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.RetryPolicy;
import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.Published;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the lanes: decides who pumps, which handler runs next, and when to look again. See the package's story. */
public final class Dispatcher implements Outgoing.Listener, DatabaseListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PUMPS = 2;
    /** A due time is looked at again after this at the latest, should the clock have been set. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final long PATIENCE_SECONDS = 10;

    private final Store store;
    private final CompanyDatabases databases;
    private final Subscriptions subscriptions;
    private final Outgoing outgoing;
    private final Clock clock;
    private final Object lock = new Object();
    private final Map<TenantId, Lane> lanes = new HashMap<>();
    private final Handlers handlers = new Handlers();
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor pumps = pool("plumbline-events-pump", PUMPS);
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(threads("plumbline-events-alarm"));
    private volatile Predicate<TenantId> active = tenant -> true;
    private volatile boolean closing;

    /**
     * @param events   of the unit {@code events}
     * @param platform of the unit {@code events-platform}
     * @param workers  handlers that run at the same time, over all companies
     */
    public Dispatcher(Store events, Store platform, CompanyDatabases databases, Outgoing outgoing, Clock clock, int workers) {
        this.store = events;
        this.databases = databases;
        this.subscriptions = new Subscriptions(platform, clock);
        this.outgoing = outgoing;
        this.clock = clock;
        this.workers = pool("plumbline-events", workers);
        outgoing.listen(this);
    }

    /**
     * Whose events are handled; what is committed for others waits. A handler that runs when this changes ends by itself.
     *
     * @param isActive asked when a company is met for the first time, and at every {@link #changed}
     */
    public void serve(Predicate<TenantId> isActive) {
        active = isActive;
        List<TenantId> met;
        synchronized (lock) {
            met = List.copyOf(lanes.keySet());
        }
        met.forEach(this::changed);
    }

    /** A company became active, or is not any more. */
    public void changed(TenantId tenant) {
        // Asked before the lock is taken: the first answer comes from the database.
        boolean isActive = active.test(tenant);
        synchronized (lock) {
            Lane lane = lane(tenant, isActive);
            lane.held = !isActive;
            if (lane.held) {
                handlers.forget(lane);
            } else {
                run(lane);
                signal(lane);
            }
        }
    }

    /** Looks through all companies, one after the other, for what was not delivered when the appliance stopped. */
    public void start() {
        Iterator<TenantId> companies = databases.all().iterator();
        pumps.execute(() -> startNext(companies));
    }

    /** One by one, so that whoever has something new does not queue behind them all. */
    private void startNext(Iterator<TenantId> companies) {
        if (companies.hasNext()) {
            TenantId company = companies.next();
            boolean isActive = active.test(company);
            synchronized (lock) {
                signal(lane(company, isActive));
            }
            pumps.execute(() -> startNext(companies));
        }
    }

    /** From now on, and for ever, its events are kept for it. */
    public void add(EventHandler handler) {
        subscriptions.arrived(handler.name(), handler.types());
        synchronized (lock) {
            handlers.add(handler);
            wake(handler.name());
        }
    }

    /** Returns when it is not running any more, or after a while. */
    public void remove(EventHandler handler) {
        String name = handler.name();
        synchronized (lock) {
            handlers.remove(handler);
            lanes.values().stream().map(lane -> lane.channel(name)).filter(channel -> channel != null).forEach(Channel::reset);
            wake(name);
            awaitEnd(name);
        }
        if (!closing) {
            subscriptions.left(name);
        }
    }

    private void wake(String name) {
        if (handlers.isPresent(name)) {
            lanes.values().stream().filter(lane -> lane.channel(name) != null).forEach(this::signal);
        }
    }

    private void awaitEnd(String name) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (handlers.running(name) > 0 && System.nanoTime() < until) {
                lock.wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void committed(TenantId tenant, List<Published> events, Instant laterDue) {
        boolean isActive = active.test(tenant);
        synchronized (lock) {
            Lane lane = lane(tenant, isActive);
            lane.committed(events, laterDue);
            signal(lane);
        }
    }

    @Override
    public void arrived(TenantId tenant) {
        boolean isActive = active.test(tenant);
        synchronized (lock) {
            dropped(tenant);
            signal(lane(tenant, isActive));
        }
    }

    @Override
    public void dropped(TenantId tenant) {
        synchronized (lock) {
            Lane lane = lanes.remove(tenant);
            if (lane != null) {
                lane.gone = true;
                handlers.forget(lane);
            }
        }
    }

    /** Looks at every company whose time has come; the alarm does it by itself, a test whose clock has moved asks for it. */
    public void clockMoved() {
        synchronized (lock) {
            lanes.values().forEach(this::signal);
        }
    }

    /** Nothing of this company is under way, and nothing will be until the clock has moved on or something is published. */
    public boolean isSettled(TenantId tenant) {
        synchronized (lock) {
            Lane lane = lane(tenant, true);
            return lane.isSettled(handlers::isPresent) && lane.wakeAt(handlers::isPresent).isAfter(clock.instant());
        }
    }

    /** Once a day and company: forgets handlers that are away for too long, with what waited for them, and old guards. */
    public String tidy(TenantId tenant) {
        subscriptions.touchPresent();
        return store.sql(tenant, new Tidying(subscriptions.forgotten(), clock.instant()));
    }

    private boolean isDerby() {
        return databases.storage() == Storage.DERBY;
    }

    private Lane lane(TenantId tenant, boolean isActive) {
        return lanes.computeIfAbsent(tenant, missing -> {
            Lane lane = new Lane(missing);
            lane.held = !isActive;
            return lane;
        });
    }

    private void signal(Lane lane) {
        if (lane.pumping) {
            lane.again = true;
        } else if (!closing) {
            lane.pumping = true;
            pumps.execute(() -> pump(lane));
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
                alarm(lane, null);
                return;
            }
            work = lane.take(clock.instant(), outgoing, handlers::isPresent);
        }
        Pump pump = new Pump(lane.tenant, work, subscriptions, outgoing, isDerby());
        try {
            Pump.Found found = work.isEmpty() ? null : store.sql(lane.tenant, pump);
            synchronized (lock) {
                if (found != null) {
                    pump.apply(lane, found, handlers);
                    run(lane);
                }
                rest(lane);
            }
        } catch (NotFound dropped) {
            LOG.info("{} is gone, and its events with it", lane.tenant);
            dropped(lane.tenant);
        } catch (Throwable e) {
            // The edge of a thread: the lane must go on whatever happened.
            if (!closing) {
                LOG.warn("Events of {} wait: {}", lane.tenant, e.getMessage(), e);
            }
            synchronized (lock) {
                lane.putBack(work);
                lane.pumping = false;
                alarm(lane, AFTER_FAILURE);
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
            alarm(lane, null);
            return;
        }
        Duration pause = Duration.between(clock.instant(), wakeAt);
        alarm(lane, pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause.isNegative() ? Duration.ZERO : pause);
    }

    private void alarm(Lane lane, Duration pause) {
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
            if (!lane.gone && !lane.pumping) {
                // Looks at the clock first: a sleep that was cut to the longest costs no database call.
                if (lane.held) {
                    return;
                }
                if (lane.wakeAt(handlers::isPresent).isAfter(clock.instant())) {
                    rest(lane);
                } else {
                    signal(lane);
                }
            }
        }
    }

    private void run(Lane lane) {
        for (Channel channel : lane.channels()) {
            handlers.ready(lane, channel);
            runNext(channel.handler());
        }
    }

    private void runNext(String handler) {
        for (Handlers.Job job = closing ? null : handlers.next(handler); job != null; job = handlers.next(handler)) {
            Handlers.Job next = job;
            workers.execute(() -> work(next));
        }
    }

    private void work(Handlers.Job job) {
        Outcome outcome = handle(job);
        String name = job.delivery().handler();
        synchronized (lock) {
            handlers.ended(name);
            if (!job.lane().gone) {
                job.lane().report(outcome);
                handlers.ready(job.lane(), job.lane().channel(name));
                signal(job.lane());
            }
            runNext(name);
            lock.notifyAll();
        }
    }

    private Outcome handle(Handlers.Job job) {
        Delivery delivery = job.delivery();
        TenantId tenant = job.lane().tenant;
        MDC.put("tenant", tenant.value());
        MDC.put("event", delivery.type());
        RetryPolicy policy = RetryPolicy.USUAL;
        try {
            policy = job.handler().retry();
            job.handler().handle(tenant, new Event(delivery.eventId(), delivery.type(), delivery.subject(), json(delivery.data()),
                    delivery.at(), delivery.attempts() + 1));
            return Outcome.done(delivery, clock.instant());
        } catch (Throwable failure) {
            // The edge of a thread: whatever a handler throws, an error of class loading included, is its failure, not ours.
            Outcome outcome = Outcome.failed(delivery, failure, policy, clock.instant());
            if (outcome.isDead()) {
                LOG.warn("{} gave up on {} of {}: {}", delivery.handler(), delivery.type(), delivery.subject(), outcome.error(), failure);
            } else {
                LOG.debug("{} failed on {} of {} and tries again at {}", delivery.handler(), delivery.type(), delivery.subject(), outcome.retryAt(), failure);
            }
            return outcome;
        } finally {
            MDC.remove("tenant");
            MDC.remove("event");
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return text == null ? NullNode.getInstance() : JSON.readTree(text);
    }

    /** Lets running handlers end, and notes what became of them. What is not done comes again after the next start. */
    @Override
    public void close() {
        closing = true;
        outgoing.listen((tenant, events, laterDue) -> {});
        alarm.shutdownNow();
        end(workers);
        end(pumps);
        List<Lane> reported;
        synchronized (lock) {
            reported = new ArrayList<>(lanes.values());
        }
        for (Lane lane : reported) {
            List<Outcome> outcomes = lane.takeOutcomes();
            if (!outcomes.isEmpty()) {
                store.sql(lane.tenant, connection -> {
                    new DeliveryTable(connection, isDerby()).write(outcomes);
                    return null;
                });
            }
        }
    }

    private static void end(ThreadPoolExecutor pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads(name),
                (task, full) -> {
                    if (!full.isShutdown()) {
                        throw new RejectedExecutionException(name);
                    }
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
