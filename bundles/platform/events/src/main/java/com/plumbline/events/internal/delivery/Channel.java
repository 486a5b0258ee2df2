package com.plumbline.events.internal.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What one handler has to do for one company: a window of the waiting rows, arranged by subject. Guarded by the dispatcher's
 * lock; reading from the table is the pump's business.
 *
 * <p>A subject is <em>paused</em> while its head waits for another attempt, or while more of its rows are in the table than in
 * the window: then nothing of it is in memory, and {@link #resumable} names it when its time has come.
 */
final class Channel {

    /** At most so many rows in memory. */
    static final int WINDOW = 200;

    private record Pause(String subject, Instant until) {}

    private final String handler;
    private final Map<String, Deque<Delivery>> waiting = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Instant> paused = new HashMap<>();
    private final PriorityQueue<Pause> pauses = new PriorityQueue<>(Comparator.comparing(Pause::until));
    private final Set<String> partial = new HashSet<>();
    private int inMemory;
    /** Rows up to here are in memory, or done, or belong to a paused subject. */
    private long cursor;
    /** Whether there may be rows after the cursor. */
    private boolean more;
    private boolean fresh;

    /** @param empty nothing of it is in the table */
    Channel(String handler, boolean empty) {
        this.handler = handler;
        this.more = !empty;
        this.fresh = !empty;
    }

    String handler() {
        return handler;
    }

    /** Nothing was read from the table yet, not even who is paused. */
    boolean isFresh() {
        return fresh;
    }

    void start(Map<String, Instant> pausedInTable) {
        fresh = false;
        pausedInTable.forEach(this::pause);
    }

    /** Forgets the window, because the handler went away or comes back: all is read again. */
    void reset() {
        waiting.clear();
        ready.clear();
        paused.clear();
        pauses.clear();
        partial.clear();
        inMemory = 0;
        cursor = 0;
        more = true;
        fresh = true;
    }

    /** How many rows to read after {@link #cursor}; 0 when there are none or the window is full enough. */
    int wanted() {
        return more && inMemory <= WINDOW / 2 ? WINDOW - inMemory : 0;
    }

    long cursor() {
        return cursor;
    }

    /** Rows that follow the cursor in the table. */
    void loaded(List<Delivery> rows, int asked) {
        for (Delivery row : rows) {
            cursor = row.id();
            keep(row);
        }
        more = rows.size() == asked;
    }

    /** A row that was just written. */
    void arrived(Delivery row) {
        if (more || inMemory >= WINDOW) {
            more = true;
        } else {
            cursor = row.id();
            keep(row);
        }
    }

    private void keep(Delivery row) {
        String subject = row.subject();
        if (paused.containsKey(subject) || partial.contains(subject)) {
            return;
        }
        Deque<Delivery> queue = waiting.computeIfAbsent(subject, s -> new ArrayDeque<>());
        queue.add(row);
        inMemory++;
        if (queue.size() == 1 && !busy.contains(subject)) {
            ready.add(subject);
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** The next delivery to work on, or {@code null}; its subject is busy until {@link #ended}. */
    Delivery next() {
        String subject = ready.poll();
        if (subject == null) {
            return null;
        }
        busy.add(subject);
        return waiting.get(subject).peek();
    }

    void ended(Outcome outcome) {
        String subject = outcome.delivery().subject();
        busy.remove(subject);
        Deque<Delivery> queue = waiting.get(subject);
        // After a reset the window no longer knows this delivery.
        if (queue == null || queue.peek() == null || queue.peek().id() != outcome.delivery().id()) {
            if (queue != null && !queue.isEmpty()) {
                ready.add(subject);
            }
            return;
        }
        if (outcome.retryAt() != null) {
            drop(subject);
            pause(subject, outcome.retryAt());
            return;
        }
        queue.poll();
        inMemory--;
        if (!queue.isEmpty()) {
            ready.add(subject);
        } else {
            waiting.remove(subject);
            if (partial.remove(subject)) {
                pause(subject, outcome.at());
            }
        }
    }

    private void drop(String subject) {
        Deque<Delivery> queue = waiting.remove(subject);
        inMemory -= queue == null ? 0 : queue.size();
        partial.remove(subject);
    }

    private void pause(String subject, Instant until) {
        paused.put(subject, until);
        pauses.add(new Pause(subject, until));
    }

    /** When the first paused subject may go on, or {@code null}; with a full window, room is made by reports, which call anyway. */
    Instant nextResume() {
        Pause first = pauses.peek();
        return first == null || inMemory >= WINDOW ? null : first.until();
    }

    /** Paused subjects that may go on now, as far as there is room. */
    List<String> resumable(Instant now, int most) {
        List<String> subjects = new ArrayList<>();
        while (subjects.size() < most && inMemory < WINDOW && !pauses.isEmpty() && !pauses.peek().until().isAfter(now)) {
            Pause pause = pauses.poll();
            if (pause.until().equals(paused.get(pause.subject()))) {
                subjects.add(pause.subject());
            }
        }
        return subjects;
    }

    /** The oldest rows of a subject from {@link #resumable}, at most {@code asked}. */
    void resumed(String subject, List<Delivery> rows, int asked, Instant now) {
        paused.remove(subject);
        if (busy.contains(subject)) {
            // The old instance of a replaced handler is still at it.
            pause(subject, now.plusSeconds(1));
            return;
        }
        rows.forEach(this::keep);
        if (rows.size() == asked) {
            partial.add(subject);
        }
    }

    /** Nothing to do before {@link #nextResume}. */
    boolean isSettled() {
        return inMemory == 0 && busy.isEmpty() && !more;
    }
}
