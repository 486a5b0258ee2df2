package com.plumbline.rest.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.LiveHub;
import com.plumbline.rest.internal.door.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The screens of every company, open or away for a moment, and the clock that pings them. */
@Component(service = {LiveHub.class, Live.class}, immediate = true)
public class Live implements LiveHub {

    /** The session ended; the screen goes to the sign-in page. */
    static final int SESSION_OVER = 4401;

    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final Duration PING = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(65);
    /** For so long a screen that lost its socket is told afterwards what it missed. */
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final int MOST_AWAY = 500;

    private final Map<TenantId, Set<LiveConnection>> connections = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Authentication authentication;
    private final Clock clock;
    private final ScheduledExecutorService pings;

    @Activate
    public Live(@Reference Authentication authentication, @Reference Clock clock) {
        this.authentication = authentication;
        this.clock = clock;
        this.pings = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live-ping");
            thread.setDaemon(true);
            return thread;
        });
        pings.scheduleWithFixedDelay(this::ping, PING.toSeconds(), PING.toSeconds(), TimeUnit.SECONDS);
    }

    @Deactivate
    void deactivate() {
        pings.shutdownNow();
        all().forEach(connection -> connection.close(1001, "The appliance is stopping."));
    }

    @Override
    public void publish(TenantId tenant, String topic, String kind, Collection<String> ids, JsonNode data) {
        if (!LiveTopics.known(topic) && unknown.add(topic)) {
            log.error("Live topic {} is not in live-topics.json, so nobody may hear of it", topic);
        }
        for (LiveConnection connection : connections.getOrDefault(tenant, Set.of())) {
            connection.tell(topic, kind, ids, data);
        }
    }

    /**
     * Where a screen goes on.
     *
     * @param screen as its hello named it
     * @param after  the last number it has seen
     */
    record Place(String screen, long after) {}

    /** @param place {@code null} for a screen that was just opened */
    LiveConnection open(Caller caller, String token, LiveConnection.Wire wire, Place place) {
        if (place != null) {
            for (LiveConnection known : connections.getOrDefault(caller.tenant(), Set.of())) {
                // The same session with the same rights, or it could be told what it may not know.
                if (known.id().equals(place.screen()) && known.token().equals(token) && known.caller().equals(caller)
                        && known.resume(wire, place.after(), clock.millis())) {
                    return known;
                }
            }
        }
        LiveConnection connection = new LiveConnection(caller, token, wire, clock.millis());
        connections.computeIfAbsent(caller.tenant(), any -> ConcurrentHashMap.newKeySet()).add(connection);
        connection.hello();
        return connection;
    }

    /** The socket is gone; the screen may come back through another one. */
    void closed(LiveConnection connection, LiveConnection.Wire wire) {
        connection.leave(wire, clock.millis());
        if (all().stream().filter(LiveConnection::isAway).count() > MOST_AWAY) {
            forgetIfAway(connection);
        }
    }

    private void forgetIfAway(LiveConnection connection) {
        if (!connection.isAway()) {
            return;
        }
        connections.computeIfPresent(connection.caller().tenant(), (tenant, open) -> {
            open.remove(connection);
            return open.isEmpty() ? null : open;
        });
    }

    void heard(LiveConnection connection) {
        connection.heard(clock.millis());
    }

    /** How many screens are open, for the metrics. */
    public int connected() {
        return (int) all().stream().filter(connection -> !connection.isAway()).count();
    }

    /** Open screens everywhere, to tell all companies of a change in what is installed. */
    public Set<TenantId> tenants() {
        return Collections.unmodifiableSet(connections.keySet());
    }

    void ping() {
        long silentSince = clock.millis() - SILENCE.toMillis();
        long awaySince = clock.millis() - AWAY.toMillis();
        for (LiveConnection connection : all()) {
            try {
                if (connection.isAway()) {
                    if (connection.lastHeard() < awaySince) {
                        forgetIfAway(connection);
                    }
                } else if (connection.lastHeard() < silentSince) {
                    connection.close(1001, "Nothing heard for a minute.");
                } else if (authentication.bySession(connection.token()).isEmpty()) {
                    connection.close(SESSION_OVER, "The session is over.");
                } else {
                    connection.ping();
                }
            } catch (RuntimeException failed) {
                // One broken socket, or identity restarting: the others must still be pinged.
                log.debug("Could not ping a screen", failed);
            }
        }
    }

    private List<LiveConnection> all() {
        return connections.values().stream().flatMap(Set::stream).toList();
    }
}
