package com.plumbline.rest.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.rest.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;

/**
 * One screen. Messages go out one after the other and are numbered; a screen that reads too slowly loses its queue, sees the
 * gap in the numbers, and refetches. The latest are kept, so that a screen whose socket broke comes back with the last number it
 * has seen and gets what it missed.
 */
final class LiveConnection {

    static final int QUEUE = 256;
    static final int MOST_IDS = 500;
    static final int KEPT = 256;

    private record Numbered(long number, String text) {}

    private final String id = Ids.text("scr", Ids.next());
    private final Caller caller;
    private final String token;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private final ArrayDeque<Numbered> kept = new ArrayDeque<>();
    /** {@code null} while it is away. */
    private Wire wire;
    private Set<String> topics;
    private long sequence;
    private boolean sending;
    private volatile long lastHeard;

    /** The socket's sending side: sends without blocking, then calls {@code done}. */
    interface Wire {
        void send(String text, Runnable done);

        void close(int code, String reason);
    }

    LiveConnection(Caller caller, String token, Wire wire, long now) {
        this.caller = caller;
        this.token = token;
        this.wire = wire;
        this.lastHeard = now;
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    /** The session's, to ask now and then whether it is still alive. */
    String token() {
        return token;
    }

    synchronized boolean isAway() {
        return wire == null;
    }

    long lastHeard() {
        return lastHeard;
    }

    void heard(long now) {
        lastHeard = now;
    }

    /** Limits it to these topics. */
    synchronized void subscribe(Set<String> wanted) {
        topics = Set.copyOf(wanted);
    }

    void hello() {
        number(hello(false));
    }

    private ObjectNode hello(boolean resumed) {
        return Json.mapper().createObjectNode().put("topic", "hello").put("resume", resumed).put("screen", id);
    }

    /** Its socket is gone; does nothing when it has come back through another one already. */
    synchronized void leave(Wire gone, long now) {
        if (wire == gone) {
            wire = null;
            lastHeard = now;
            sending = false;
            waiting.clear();
        }
    }

    /**
     * It is back, perhaps before its former socket was found to be broken.
     *
     * @param after the last number it has seen
     * @return whether all it missed is still here; if not, nothing is changed
     */
    boolean resume(Wire next, long after, long now) {
        Wire former;
        String first;
        synchronized (this) {
            if (after > sequence || after < sequence - kept.size()) {
                return false;
            }
            former = wire;
            wire = next;
            lastHeard = now;
            waiting.clear();
            waiting.add(hello(true).put("seq", after).toString());
            kept.stream().filter(message -> message.number() > after).map(Numbered::text).forEach(waiting::add);
            sending = false;
            first = startSending();
        }
        if (former != null) {
            former.close(1001, "The screen has come back through another connection.");
        }
        send(next, first);
        return true;
    }

    void tell(String topic, String kind, Collection<String> ids, JsonNode data) {
        synchronized (this) {
            if (topics != null && !topics.contains(topic)) {
                return;
            }
        }
        if (!LiveTopics.mayRead(caller, topic)) {
            return;
        }
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("topic", topic);
        message.put("kind", kind);
        var list = message.putArray("ids");
        if (ids.size() <= MOST_IDS) {
            ids.forEach(list::add);
        }
        if (data != null) {
            message.set("data", data);
        }
        number(message);
    }

    /** Not numbered: a lost one is no gap. */
    void ping() {
        enqueue("{\"topic\":\"ping\"}");
    }

    void close(int code, String reason) {
        Wire open;
        synchronized (this) {
            open = wire;
        }
        if (open != null) {
            open.close(code, reason);
        }
    }

    private void number(ObjectNode message) {
        Wire to;
        String next;
        synchronized (this) {
            String text = message.put("seq", ++sequence).toString();
            if (kept.size() >= KEPT) {
                kept.poll();
            }
            kept.add(new Numbered(sequence, text));
            if (wire != null) {
                if (waiting.size() >= QUEUE) {
                    waiting.clear();
                }
                waiting.add(text);
            }
            to = wire;
            next = startSending();
        }
        send(to, next);
    }

    private void enqueue(String text) {
        Wire to;
        String next;
        synchronized (this) {
            if (wire != null && waiting.size() < QUEUE) {
                waiting.add(text);
            }
            to = wire;
            next = startSending();
        }
        send(to, next);
    }

    private String startSending() {
        if (sending || wire == null || waiting.isEmpty()) {
            return null;
        }
        sending = true;
        return waiting.poll();
    }

    private void send(Wire to, String text) {
        if (text != null) {
            to.send(text, () -> sent(to));
        }
    }

    private void sent(Wire by) {
        String next;
        synchronized (this) {
            if (wire != by) {
                return;
            }
            next = waiting.poll();
            sending = next != null;
        }
        send(by, next);
    }
}
