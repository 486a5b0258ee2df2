package com.plumbline.events.internal.delivery;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A handler that remembers what it got and does what the test says. */
final class Delivered implements EventHandler {

    private final String name;
    private final Set<String> types;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile Consumer<Event> behaviour = event -> {};
    private volatile RetryPolicy retry = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofMinutes(10));

    Delivered(String name, String... types) {
        this.name = name;
        this.types = Set.of(types);
    }

    Delivered doing(Consumer<Event> what) {
        behaviour = what;
        return this;
    }

    Delivered retrying(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    List<Event> events() {
        return events;
    }

    List<String> seen() {
        return events.stream().map(event -> event.subject() + ":" + event.data().path("n").asInt() + (event.attempt() > 1 ? "/" + event.attempt() : "")).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        events.add(event);
        behaviour.accept(event);
    }

    @Override
    public RetryPolicy retry() {
        return retry;
    }
}
