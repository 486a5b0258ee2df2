package com.plumbline.events.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Between the outbox and the dispatcher: what has just been committed, and which events are written but not committed yet, so
 * that an event never overtakes an earlier one of its subject whose transaction is still ending.
 */
@Component(service = Outgoing.class)
public class Outgoing {

    /** Wants to know what was committed. */
    public interface Listener {

        /**
         * @param events   in order; already in the outbox table
         * @param laterDue the earliest due time of later work that was committed, or {@code null}
         */
        void committed(TenantId tenant, List<Published> events, Instant laterDue);
    }

    private final Map<TenantId, Map<String, TreeSet<Long>>> open = new ConcurrentHashMap<>();
    private volatile Listener listener = (tenant, events, laterDue) -> {};

    @Activate
    public Outgoing() {
        // For the component runtime.
    }

    public void listen(Listener newListener) {
        listener = newListener;
    }

    /** An event that is written and whose transaction has not ended. */
    record Open(String subject, long id) {}

    /** A new id for an event that is about to be written. */
    long begin(TenantId tenant, String subject) {
        Map<String, TreeSet<Long>> subjects = open.computeIfAbsent(tenant, t -> new HashMap<>());
        synchronized (subjects) {
            long id = Ids.next();
            subjects.computeIfAbsent(subject, s -> new TreeSet<>()).add(id);
            return id;
        }
    }

    /**
     * The transaction that wrote these has ended.
     *
     * @param begun all ids of {@link #begin}, later work included
     */
    void end(TenantId tenant, List<Open> begun, List<Published> events, Instant laterDue, boolean committed) {
        Map<String, TreeSet<Long>> subjects = open.getOrDefault(tenant, new HashMap<>());
        synchronized (subjects) {
            for (Open event : begun) {
                subjects.computeIfPresent(event.subject(), (subject, ids) -> {
                    ids.remove(event.id());
                    return ids.isEmpty() ? null : ids;
                });
            }
        }
        if (!begun.isEmpty()) {
            // Also after a roll-back: somebody may wait for it to end.
            listener.committed(tenant, committed ? events : List.of(), committed ? laterDue : null);
        }
    }

    /** Whether an earlier event of the same subject is written but not committed. */
    public boolean isOvertaking(TenantId tenant, Published event) {
        return first(tenant, event.subject()) < event.id();
    }

    /** Whether this very event is written but not committed, as far as this process knows: it comes by itself, or never. */
    public boolean isOpen(TenantId tenant, Published event) {
        Map<String, TreeSet<Long>> subjects = open.getOrDefault(tenant, new HashMap<>());
        synchronized (subjects) {
            TreeSet<Long> ids = subjects.get(event.subject());
            return ids != null && ids.contains(event.id());
        }
    }

    private long first(TenantId tenant, String subject) {
        Map<String, TreeSet<Long>> subjects = open.getOrDefault(tenant, new HashMap<>());
        synchronized (subjects) {
            TreeSet<Long> ids = subjects.get(subject);
            return ids == null ? Long.MAX_VALUE : ids.first();
        }
    }
}
