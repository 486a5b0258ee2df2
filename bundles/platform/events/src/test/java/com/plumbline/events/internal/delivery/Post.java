package com.plumbline.events.internal.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.events.NewEvent;
import com.plumbline.events.internal.DeadLetterNews;
import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.StoredDeadLetters;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Outbox and dispatcher over a test storage, as the appliance wires them; {@link #restart} is a restart without a crash. */
final class Post implements AutoCloseable {

    static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private static final AtomicInteger POSTS = new AtomicInteger();

    private final int number = POSTS.incrementAndGet();
    final TestClock clock = new TestClock(MONDAY);
    final Store store;
    final JdbcOutbox outbox;
    final StoredDeadLetters deadLetters;
    final DeadLetterNews news;
    private final TestStorage storage;
    private final Outgoing outgoing = new Outgoing();
    Dispatcher dispatcher;

    Post(TestStorage storage) {
        this.storage = storage;
        store = storage.store("events");
        outbox = new JdbcOutbox(clock, outgoing);
        news = new DeadLetterNews(store);
        deadLetters = new StoredDeadLetters(store, outbox, news);
        restart();
    }

    /** A handler's name that no other test uses: events of other companies in the same storage wait for theirs. */
    String name(String name) {
        return name + '-' + number;
    }

    void restart() {
        if (dispatcher != null) {
            dispatcher.close();
        }
        dispatcher = new Dispatcher(store, storage.store("events-platform"), storage.databases(), outgoing, clock, 8);
        dispatcher.onDeadLetters(news::tell);
        dispatcher.start();
    }

    void stop() {
        dispatcher.close();
        dispatcher = null;
    }

    long publish(TenantId company, Connection connection, String type, String subject, int n) {
        return outbox.publish(company, connection, NewEvent.of(type, subject, JsonNodeFactory.instance.objectNode().put("n", n)));
    }

    long publish(TenantId company, String type, String subject, int n) {
        return store.sql(company, connection -> publish(company, connection, type, subject, n));
    }

    long later(TenantId company, String subject, int n, Instant dueAt, String key) {
        return store.sql(company, connection -> outbox.publish(company, connection,
                NewEvent.later("work.due", subject, JsonNodeFactory.instance.objectNode().put("n", n), dueAt, key)));
    }

    void moveClock(Duration by) {
        clock.advance(by);
        dispatcher.clockMoved();
    }

    /** Everything that can be delivered now has been. */
    void settle(TenantId company) {
        await(() -> dispatcher.isSettled(company), () -> "busy with " + company);
    }

    static void await(Supplier<Boolean> condition, Supplier<String> lastSeen) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Did not happen within 60 s; last seen: " + lastSeen.get());
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        if (dispatcher != null) {
            dispatcher.close();
        }
    }
}
