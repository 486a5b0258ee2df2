package com.plumbline.simulators.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which requests are spoilt, and how, per vendor. A share of {@code rate} (default: all) is hit; a hit waits
 * {@code latencyMillis}, then gets {@code status} or loses its connection ({@code drop}). With {@code modes}, a list of such
 * failures, each hit gets one of them. A dropped connection strikes before the request is carried out or after it, in turn: the
 * second is the case where the work was done and the answer was lost.
 */
public final class Faults {

    /** What happens to one request. */
    public record Fault(int latencyMillis, int status, boolean dropBefore, boolean dropAfter) {
    }

    /** Settings that spoil webhooks only. */
    private static final Fault HARMLESS = new Fault(0, 0, false, false);

    private final Map<Vendor, JsonNode> settings = new EnumMap<>(Vendor.class);
    private final SplittableRandom random = new SplittableRandom(42);
    private int drops;

    /** Keeps the settings as given. @throws IllegalArgumentException with a message for the person who set them */
    public synchronized JsonNode set(Vendor vendor, ObjectNode given) {
        double rate = given.path("rate").asDouble(1);
        if (rate < 0 || rate > 1) {
            throw new IllegalArgumentException("rate is a share between 0 and 1, not " + rate + ".");
        }
        for (JsonNode mode : modes(given)) {
            int status = mode.path("status").asInt(0);
            if (status != 0 && (status < 400 || status > 599)) {
                throw new IllegalArgumentException("status is an error between 400 and 599, not " + status + ".");
            }
            if (mode.path("latencyMillis").asInt(0) < 0) {
                throw new IllegalArgumentException("latencyMillis can't be negative.");
            }
        }
        settings.put(vendor, given);
        return given;
    }

    public synchronized void clear(Vendor vendor) {
        settings.remove(vendor);
    }

    public synchronized JsonNode get(Vendor vendor) {
        return settings.getOrDefault(vendor, Json.object());
    }

    public synchronized Optional<Fault> draw(Vendor vendor) {
        JsonNode given = settings.get(vendor);
        if (given == null || random.nextDouble() >= given.path("rate").asDouble(1)) {
            return Optional.empty();
        }
        List<JsonNode> modes = modes(given);
        JsonNode mode = modes.get(random.nextInt(modes.size()));
        boolean drop = mode.path("drop").asBoolean(false) || mode.path("drop").isTextual();
        boolean after = drop && switch (mode.path("drop").asText()) {
            case "before" -> false;
            case "after" -> true;
            default -> drops++ % 2 == 1;
        };
        Fault fault = new Fault(mode.path("latencyMillis").asInt(0), mode.path("status").asInt(0), drop && !after, after);
        return fault.equals(HARMLESS) ? Optional.empty() : Optional.of(fault);
    }

    /** How webhooks of this vendor are spoilt; not subject to the rate. */
    public synchronized boolean duplicateWebhooks(Vendor vendor) {
        return get(vendor).path("duplicateWebhooks").asBoolean(false);
    }

    public synchronized int lateWebhooksMillis(Vendor vendor) {
        return get(vendor).path("lateWebhooksMillis").asInt(0);
    }

    private static List<JsonNode> modes(JsonNode given) {
        List<JsonNode> modes = new ArrayList<>();
        given.path("modes").forEach(modes::add);
        return modes.isEmpty() ? List.of(given) : modes;
    }
}
