package com.plumbline.events.internal.delivery;

import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.Published;
import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Predicate;

/**
 * One company's events in memory: what was committed and is not handed out, what workers have reported, and a channel per
 * handler. Guarded by the dispatcher's lock.
 */
final class Lane {

    /** Events handed out, and later work moved, in one transaction. */
    static final int BATCH = 500;
    /** Of one subject, when it may go on. */
    static final int PER_SUBJECT = 50;
    private static final int SUBJECTS = 50;
    /** More than this in memory is read from the outbox instead. */
    private static final int MOST_INCOMING = 5000;

    final TenantId tenant;
    /** Pumping, or about to. */
    boolean pumping;
    /** Something came up since the pump took its work. */
    boolean again;
    /** The company was dropped or replaced by a backup: nothing of this is true any more. */
    boolean gone;
    /** The company is not active: nothing is handed out or handled until it is. */
    boolean held;
    ScheduledFuture<?> wake;

    private final Map<String, Channel> channels = new HashMap<>();
    private final List<Published> incoming = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private boolean started;
    private boolean scan = true;
    /** Next later work; the very beginning of time while unknown. */
    private Instant laterDue = Instant.MIN;
    /** Of what was committed since the pump took its work. */
    private Instant committedDue = Instant.MAX;

    Lane(TenantId tenant) {
        this.tenant = tenant;
    }

    /** What one pump does, decided under the lock. */
    record Work(Instant now, boolean first, List<Outcome> outcomes, List<Published> incoming, boolean scan, boolean due,
            List<Channel> fresh, Map<Channel, Integer> loads, Map<Channel, List<String>> resumes) {

        boolean isEmpty() {
            return !first && outcomes.isEmpty() && incoming.isEmpty() && !scan && !due && fresh.isEmpty() && loads.isEmpty() && resumes.isEmpty();
        }
    }

    void committed(List<Published> events, Instant due) {
        if (due != null) {
            laterDue = due.isBefore(laterDue) ? due : laterDue;
            committedDue = due.isBefore(committedDue) ? due : committedDue;
        }
        if (scan) {
            return;
        }
        if (incoming.size() + events.size() > MOST_INCOMING) {
            incoming.clear();
            scan = true;
        } else {
            incoming.addAll(events);
        }
    }

    void report(Outcome outcome) {
        outcomes.add(outcome);
        Channel channel = channels.get(outcome.delivery().handler());
        channel.ended(outcome);
    }

    boolean hasOutcomes() {
        return !outcomes.isEmpty();
    }

    /** What the pump has not written yet; the lane is not used any more. */
    List<Outcome> takeOutcomes() {
        return List.copyOf(outcomes);
    }

    Collection<Channel> channels() {
        return channels.values();
    }

    Channel channel(String handler) {
        return channels.get(handler);
    }

    /** A company's channel for a handler of which nothing is in the table; with the handler away it stays unread. */
    Channel newChannel(String handler, boolean empty) {
        return channels.computeIfAbsent(handler, name -> new Channel(name, empty));
    }

    Work take(Instant now, Outgoing outgoing, Predicate<String> present) {
        List<Channel> fresh = new ArrayList<>();
        Map<Channel, Integer> loads = new LinkedHashMap<>();
        Map<Channel, List<String>> resumes = new LinkedHashMap<>();
        for (Channel channel : channels.values()) {
            if (present.test(channel.handler())) {
                if (channel.isFresh()) {
                    fresh.add(channel);
                }
                if (channel.wanted() > 0) {
                    loads.put(channel, channel.wanted());
                }
                List<String> subjects = channel.resumable(now, SUBJECTS);
                if (!subjects.isEmpty()) {
                    resumes.put(channel, subjects);
                }
            }
        }
        List<Outcome> reported = new ArrayList<>(outcomes);
        outcomes.clear();
        committedDue = Instant.MAX;
        Work work = new Work(now, !started, reported, takeIncoming(outgoing), scan, !laterDue.isAfter(now), fresh, loads, resumes);
        // What is committed from now on comes by itself; the scan may not see it.
        scan = false;
        return work;
    }

    private List<Published> takeIncoming(Outgoing outgoing) {
        List<Published> taken = new ArrayList<>();
        for (Iterator<Published> i = incoming.iterator(); i.hasNext() && taken.size() < BATCH;) {
            Published event = i.next();
            if (!outgoing.isOvertaking(tenant, event)) {
                taken.add(event);
                i.remove();
            }
        }
        again |= taken.size() == BATCH;
        taken.sort(Comparator.comparingLong(Published::id));
        return taken;
    }

    /** The pump could not write: what was in memory is read from the tables again. */
    void putBack(Work work) {
        outcomes.addAll(0, work.outcomes());
        incoming.clear();
        scan = true;
        laterDue = Instant.MIN;
        work.resumes().keySet().forEach(Channel::reset);
    }

    void started() {
        started = true;
    }

    void scanned(boolean all, List<Published> held) {
        scan |= !all;
        again |= !all;
        incoming.addAll(held);
    }

    /** What the pump found; what was committed since it looked is not lost by it. */
    void nextLater(Instant due) {
        Instant found = due == null ? Instant.MAX : due;
        laterDue = committedDue.isBefore(found) ? committedDue : found;
    }

    /** When to look again although nobody calls: the next later work or paused subject; {@link Instant#MAX} for never. */
    Instant wakeAt(Predicate<String> present) {
        Instant earliest = laterDue;
        for (Channel channel : channels.values()) {
            Instant resume = channel.nextResume();
            if (resume != null && resume.isBefore(earliest) && present.test(channel.handler())) {
                earliest = resume;
            }
        }
        return earliest;
    }

    /** Nothing to do before {@link #wakeAt}, as far as present handlers go. */
    boolean isSettled(Predicate<String> present) {
        return started && !pumping && !scan && incoming.isEmpty() && outcomes.isEmpty()
                && channels.values().stream().filter(channel -> present.test(channel.handler())).allMatch(Channel::isSettled);
    }
}
