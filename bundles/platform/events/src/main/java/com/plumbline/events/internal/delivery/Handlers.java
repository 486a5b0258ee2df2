package com.plumbline.events.internal.delivery;

import com.plumbline.events.EventHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The handlers that are here, and for each the channels in which it has something to do: served in turn, so that a company with
 * much to do does not hold up the others. Guarded by the dispatcher's lock.
 */
final class Handlers {

    /** A lane's channel that has something ready. */
    record Place(Lane lane, Channel channel) {}

    /** One name; normally one instance, two while a bundle is replaced. */
    private static final class Slot {
        private final Deque<EventHandler> instances = new ArrayDeque<>();
        private final Set<Place> queue = new LinkedHashSet<>();
        private int running;
    }

    private final Map<String, Slot> slots = new HashMap<>();

    boolean isPresent(String name) {
        Slot slot = slots.get(name);
        return slot != null && !slot.instances.isEmpty();
    }

    void add(EventHandler handler) {
        slots.computeIfAbsent(handler.name(), name -> new Slot()).instances.add(handler);
    }

    void remove(EventHandler handler) {
        Slot slot = slots.get(handler.name());
        if (slot != null) {
            slot.instances.remove(handler);
            slot.queue.clear();
        }
    }

    int running(String name) {
        return slots.get(name).running;
    }

    void ready(Lane lane, Channel channel) {
        if (!lane.held && channel.hasReady() && isPresent(channel.handler())) {
            slots.get(channel.handler()).queue.add(new Place(lane, channel));
        }
    }

    void forget(Lane lane) {
        slots.values().forEach(slot -> slot.queue.removeIf(place -> place.lane() == lane));
    }

    /** Something to run. */
    record Job(Lane lane, Delivery delivery, EventHandler handler) {}

    /** The next job of this handler, or {@code null} when it has none or is at its limit. {@link #ended} must follow. */
    Job next(String name) {
        Slot slot = slots.get(name);
        while (slot != null && !slot.instances.isEmpty() && slot.running < Math.max(1, slot.instances.peek().parallel()) && !slot.queue.isEmpty()) {
            Place place = slot.queue.iterator().next();
            slot.queue.remove(place);
            Delivery delivery = place.channel().next();
            ready(place.lane(), place.channel());
            if (delivery != null) {
                slot.running++;
                return new Job(place.lane(), delivery, slot.instances.peek());
            }
        }
        return null;
    }

    void ended(String name) {
        slots.get(name).running--;
    }
}
