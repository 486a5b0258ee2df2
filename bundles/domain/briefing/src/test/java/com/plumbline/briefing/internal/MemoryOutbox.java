package com.plumbline.briefing.internal;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An outbox that keeps its promises in memory: what is committed is delivered, and again after a kill. */
final class MemoryOutbox implements Outbox {

    private record Entry(long id, NewEvent event, int attempt) {}

    private final Clock clock;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long nextId;

    MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long publish(TenantId tenant, Connection connection, NewEvent event) {
        long id = ++nextId;
        Store.afterCommit(connection, () -> {
            synchronized (this) {
                waiting.add(new Entry(id, event, 1));
                told.add(event.type());
            }
        });
        return id;
    }

    @Override
    public void publishAll(TenantId tenant, Connection connection, List<NewEvent> events) {
        events.forEach(event -> publish(tenant, connection, event));
    }

    @Override
    public int cancel(TenantId tenant, Connection connection, String key) {
        throw new UnsupportedOperationException("nothing is planned for later here");
    }

    @Override
    public synchronized boolean firstTime(Connection connection, String handler, long eventId) {
        return seen.add(handler + eventId);
    }

    /** Delivers what waits for the handlers. A failing one gets its event again until its attempts are used up; an {@link Error} is a kill. */
    void deliver(TenantId tenant, EventHandler... handlers) {
        for (EventHandler handler : handlers) {
            for (Entry entry : take(handler)) {
                deliver(tenant, handler, entry);
            }
        }
    }

    private void deliver(TenantId tenant, EventHandler handler, Entry entry) {
        try {
            handler.handle(tenant, new Event(entry.id(), entry.event().type(), entry.event().subject(), entry.event().data(), clock.instant(), entry.attempt()));
        } catch (RuntimeException failed) {
            if (entry.attempt() < handler.retry().attempts()) {
                deliver(tenant, handler, new Entry(entry.id(), entry.event(), entry.attempt() + 1));
            }
        } catch (Error kill) {
            synchronized (this) {
                waiting.add(entry);
            }
            throw kill;
        }
    }

    private synchronized List<Entry> take(EventHandler handler) {
        List<Entry> due = waiting.stream().filter(entry -> handler.types().contains(entry.event().type())).toList();
        waiting.removeAll(due);
        return due;
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }
}
