package com.plumbline.rest.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Caller;
import com.plumbline.rest.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;

/**
 * One open screen. Messages go out one after the other and are numbered; a screen that reads too slowly loses its queue, sees the
 * gap in the numbers, and refetches.
 */
final class LiveConnection {

    static final int QUEUE = 256;
    static final int MOST_IDS = 500;

    private final Caller caller;
    private final String token;
    private final Wire wire;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
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

    Caller caller() {
        return caller;
    }

    /** The session's, to ask now and then whether it is still alive. */
    String token() {
        return token;
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
        ObjectNode hello = Json.mapper().createObjectNode();
        hello.put("topic", "hello");
        hello.put("resume", false);
        number(hello);
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
        wire.close(code, reason);
    }

    private void number(ObjectNode message) {
        String next;
        synchronized (this) {
            message.put("seq", ++sequence);
            if (waiting.size() >= QUEUE) {
                waiting.clear();
            }
            waiting.add(message.toString());
            next = startSending();
        }
        send(next);
    }

    private void enqueue(String text) {
        String next;
        synchronized (this) {
            if (waiting.size() < QUEUE) {
                waiting.add(text);
            }
            next = startSending();
        }
        send(next);
    }

    private String startSending() {
        if (sending || waiting.isEmpty()) {
            return null;
        }
        sending = true;
        return waiting.poll();
    }

    private void send(String text) {
        if (text != null) {
            wire.send(text, this::sent);
        }
    }

    private void sent() {
        String next;
        synchronized (this) {
            next = waiting.poll();
            sending = next != null;
        }
        send(next);
    }
}
