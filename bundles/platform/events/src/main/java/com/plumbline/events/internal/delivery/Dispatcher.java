package com.plumbline.events.internal.delivery;

import com.plumbline.events.EventHandler;
import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.Published;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Knows the lanes and the handlers, and decides which handler runs next. See the package's story. */
public final class Dispatcher implements Outgoing.Listener, DatabaseListener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Store store;
    private final CompanyDatabases databases;
    private final Subscriptions subscriptions;
    private final Outgoing outgoing;
    private final Clock clock;
    private final Object lock = new Object();
    private final Map<TenantId, Lane> lanes = new HashMap<>();
    private final Handlers handlers = new Handlers();
    private final Handling handling;
    private final Pumps pumps;
    private final ThreadPoolExecutor workers;
    private volatile Predicate<TenantId> active = tenant -> true;
    private volatile Consumer<TenantId> deadLetters = tenant -> {};
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
        this.handling = new Handling(clock);
        this.workers = Threads.pool("plumbline-events", workers);
        this.pumps = new Pumps(events, this::isDerby, subscriptions, outgoing, clock, handlers, lock, new Pumps.Listener() {
            @Override
            public void filled(Lane lane) {
                run(lane);
            }

            @Override
            public void gone(Lane lane) {
                dropped(lane.tenant);
            }

            @Override
            public void gaveUp(Lane lane) {
                deadLetters.accept(lane.tenant);
            }
        });
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

    /** @param told whose deliveries were given up, after each commit; must not throw */
    public void onDeadLetters(Consumer<TenantId> told) {
        deadLetters = told;
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
                pumps.signal(lane);
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
                pumps.signal(lane(company, isActive));
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
            lanes.values().stream().filter(lane -> lane.channel(name) != null).forEach(pumps::signal);
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
            pumps.signal(lane);
        }
    }

    @Override
    public void arrived(TenantId tenant) {
        boolean isActive = active.test(tenant);
        synchronized (lock) {
            dropped(tenant);
            pumps.signal(lane(tenant, isActive));
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
            lanes.values().forEach(pumps::signal);
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
        Outcome outcome = handling.of(job);
        String name = job.delivery().handler();
        synchronized (lock) {
            handlers.ended(name);
            if (!job.lane().gone) {
                job.lane().report(outcome);
                handlers.ready(job.lane(), job.lane().channel(name));
                pumps.signal(job.lane());
            }
            runNext(name);
            lock.notifyAll();
        }
    }

    /** Lets running handlers end, and notes what became of them. What is not done comes again after the next start. */
    @Override
    public void close() {
        closing = true;
        outgoing.listen((tenant, events, laterDue) -> {});
        pumps.stop();
        Threads.end(workers, PATIENCE_SECONDS);
        pumps.end(PATIENCE_SECONDS);
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
}
