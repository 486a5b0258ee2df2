package com.plumbline.messaging.internal;

import com.fasterxml.jackson.databind.node.NullNode;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An outbox that keeps its promises in memory: what is committed is delivered when due, and again after a kill. */
final class MemoryOutbox implements Outbox {

    record Entry(long id, NewEvent event, Instant due) {}

    private final Clock clock;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<NewEvent> told = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long nextId;

    MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long publish(TenantId tenant, Connection connection, NewEvent event) {
        long id = ++nextId;
        Store.afterCommit(connection, () -> committed(new Entry(id, event, event.dueAt() == null ? clock.instant() : event.dueAt())));
        return id;
    }

    private synchronized void committed(Entry entry) {
        if (entry.event().key() != null) {
            waiting.removeIf(other -> entry.event().key().equals(other.event().key()));
        }
        waiting.add(entry);
        told.add(entry.event());
    }

    @Override
    public void publishAll(TenantId tenant, Connection connection, List<NewEvent> events) {
        events.forEach(event -> publish(tenant, connection, event));
    }

    @Override
    public synchronized int cancel(TenantId tenant, Connection connection, String key) {
        Store.afterCommit(connection, () -> waiting.removeIf(other -> key.equals(other.event().key())));
        return 1;
    }

    @Override
    public boolean firstTime(Connection connection, String handler, long eventId) {
        return seen.add(handler + eventId);
    }

    /** Delivers what is due to the handler, until nothing is. An {@link Error} out of the handler is a kill: the event stays. */
    int deliver(TenantId tenant, EventHandler handler) {
        int delivered = 0;
        for (Optional<Entry> next = due(handler); next.isPresent(); next = due(handler)) {
            Entry entry = next.get();
            // Taken out first, as the real one does not count what is being handled among what still waits.
            synchronized (this) {
                waiting.remove(entry);
            }
            try {
                var data = entry.event().data() == null ? NullNode.getInstance() : entry.event().data();
                handler.handle(tenant, new Event(entry.id(), entry.event().type(), entry.event().subject(), data, entry.due(), 1));
            } catch (Error kill) {
                synchronized (this) {
                    waiting.add(entry);
                }
                throw kill;
            }
            delivered++;
        }
        return delivered;
    }

    synchronized Optional<Instant> nextDue(EventHandler handler) {
        return waiting.stream().filter(entry -> handler.types().contains(entry.event().type())).map(Entry::due).min(Comparator.naturalOrder());
    }

    synchronized List<String> toldTypes() {
        return told.stream().map(NewEvent::type).filter(type -> !type.equals(News.DUE)).toList();
    }

    private synchronized Optional<Entry> due(EventHandler handler) {
        return waiting.stream().filter(entry -> handler.types().contains(entry.event().type())).filter(entry -> !entry.due().isAfter(clock.instant()))
                .min(Comparator.comparing(Entry::due));
    }
}
