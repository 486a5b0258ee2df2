package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginStates;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the plug-ins report, in memory; written to the company's database by one thread, half a minute later at most, and at once,
 * with the event {@code plugin.changed}, when the state itself changes. The plug-in that reports never waits.
 */
@Component(service = {States.class, PluginStates.class, DatabaseListener.class})
public class States implements PluginStates, DatabaseListener {

    private static final Logger log = LoggerFactory.getLogger(States.class);
    private static final int LONGEST = 1000;

    private final Store store;
    private final Outbox outbox;
    private final LiveHub live;
    private final Grants grants;
    private final Descriptors descriptors;
    private final Companies companies;
    private final Clock clock;
    private final Map<TenantId, Map<String, State>> known = new ConcurrentHashMap<>();
    private final Set<Key> unwritten = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer;

    private record Key(TenantId tenant, String plugin) {}

    @Activate
    public States(@Reference(target = "(osgi.unit.name=plugins-state)") Store store, @Reference Outbox outbox, @Reference LiveHub live,
            @Reference Grants grants, @Reference Descriptors descriptors, @Reference Companies companies, @Reference Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.live = live;
        this.grants = grants;
        this.descriptors = descriptors;
        this.companies = companies;
        this.clock = clock;
        this.writer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "plugin-states");
            thread.setDaemon(true);
            return thread;
        });
        writer.scheduleWithFixedDelay(this::writeAll, 30, 30, TimeUnit.SECONDS);
    }

    @Deactivate
    void deactivate() {
        writer.shutdown();
        try {
            // What changed while the appliance is stopping is still told.
            writer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        writeAll();
    }

    @Override
    public void ready(TenantId tenant, String plugin) {
        set(tenant, plugin, Kind.READY, null);
    }

    @Override
    public void degraded(TenantId tenant, String plugin, String reason) {
        set(tenant, plugin, Kind.DEGRADED, reason);
    }

    @Override
    public void down(TenantId tenant, String plugin, String reason) {
        set(tenant, plugin, Kind.DOWN, reason);
    }

    @Override
    public void called(TenantId tenant, String plugin, boolean ok, String error) {
        Instant now = clock.instant();
        change(tenant, plugin, before -> new State(before.kind(), before.reason(), before.since(), now,
                ok ? before.lastError() : cut(error), ok ? before.lastErrorAt() : now));
        unwritten.add(new Key(tenant, plugin));
    }

    @Override
    public State state(TenantId tenant, String plugin) {
        State reported = of(tenant).getOrDefault(plugin, new State(Kind.OFF, null, Instant.EPOCH, null, null, null));
        Standing standing = standing(tenant, plugin);
        return standing == null ? reported
                : new State(standing.kind(), standing.reason(), reported.since(), reported.lastCallAt(), reported.lastError(), reported.lastErrorAt());
    }

    @Override
    public Kind kind(TenantId tenant, String plugin) {
        Standing standing = standing(tenant, plugin);
        return standing != null ? standing.kind() : known.getOrDefault(tenant, Map.of()).getOrDefault(plugin, none()).kind();
    }

    /** What was said of the company's plug-ins, as far as the words are asked for: the vendors' own, which quote a value now and then. */
    List<String> words(TenantId tenant, Predicate<String> asked) {
        return of(tenant).values().stream().flatMap(state -> Stream.of(Optional.ofNullable(state.reason()), Optional.ofNullable(state.lastError())))
                .flatMap(Optional::stream).filter(asked).toList();
    }

    /** Takes such words out, in memory and in the table. @return of how many plug-ins */
    int silence(TenantId tenant, Predicate<String> unwanted) {
        List<String> plugins = of(tenant).entrySet().stream().filter(each -> unwanted.test(each.getValue().reason()) || unwanted.test(each.getValue().lastError()))
                .map(Map.Entry::getKey).toList();
        for (String plugin : plugins) {
            change(tenant, plugin, before -> new State(before.kind(), unwanted.test(before.reason()) ? null : before.reason(), before.since(), before.lastCallAt(),
                    unwanted.test(before.lastError()) ? null : before.lastError(), before.lastErrorAt()));
            store.sql(tenant, connection -> {
                write(connection, plugin, of(tenant).getOrDefault(plugin, none()));
                return null;
            });
        }
        return plugins.size();
    }

    /** A new connection begins: what was reported of the old one no longer counts. */
    void connecting(TenantId tenant, String plugin) {
        change(tenant, plugin, before -> new State(Kind.OFF, null, before.since(), before.lastCallAt(), before.lastError(), before.lastErrorAt()));
    }

    /** {@code connect} returned; ready, unless the plug-in has said something else by now. */
    void connected(TenantId tenant, String plugin) {
        if (of(tenant).getOrDefault(plugin, none()).kind() == Kind.OFF) {
            ready(tenant, plugin);
        }
    }

    /** It is not connected, for a reason that follows from what is installed and stored. */
    void settled(TenantId tenant, String plugin, boolean isMissing) {
        Standing standing = standing(tenant, plugin);
        if (standing == null && isMissing) {
            down(tenant, plugin, "The plug-in is installed but does not run; the page System says what it waits for.");
        } else if (standing == null) {
            // Nothing to connect and nothing missing: a plug-in of pages and resources only.
            ready(tenant, plugin);
        } else {
            set(tenant, plugin, standing.kind(), standing.reason());
        }
    }

    @Override
    public void arrived(TenantId tenant) {
        known.remove(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        known.remove(tenant);
        unwritten.removeIf(key -> key.tenant().equals(tenant));
    }

    /** A state that does not depend on what the plug-in reports. */
    private record Standing(Kind kind, String reason) {}

    private Standing standing(TenantId tenant, String plugin) {
        Grant grant = grants.find(tenant, plugin).filter(Grant::enabled).orElse(null);
        if (grant == null) {
            return new Standing(Kind.OFF, null);
        }
        Descriptor descriptor = descriptors.find(plugin).orElse(null);
        if (descriptor == null) {
            return new Standing(Kind.DOWN, "The plug-in " + plugin + " is not installed. Put it back, or disconnect it.");
        }
        List<String> missing = descriptor.settings().missing(descriptor.settings().withDefaults(grants.clear(grant)));
        if (!missing.isEmpty()) {
            return new Standing(Kind.AWAITING_KEY, "Fill in " + String.join(", ", missing) + ".");
        }
        return companies.isActive(tenant) ? null : new Standing(Kind.OFF, "Prepared; it works as soon as the company is active.");
    }

    private void set(TenantId tenant, String plugin, Kind kind, String reason) {
        Instant now = clock.instant();
        String cut = cut(reason);
        boolean[] changed = new boolean[1];
        change(tenant, plugin, before -> {
            changed[0] = before.kind() != kind || !Objects.equals(before.reason(), cut);
            return changed[0] ? new State(kind, cut, before.kind() == kind ? before.since() : now, before.lastCallAt(), before.lastError(),
                    before.lastErrorAt()) : before;
        });
        if (changed[0] && !writer.isShutdown()) {
            log.info("Plug-in {} of {} is {}{}", plugin, tenant, kind.text(), cut == null ? "" : ": " + cut);
            writer.execute(() -> tell(tenant, plugin, kind, cut));
        }
    }

    private void change(TenantId tenant, String plugin, UnaryOperator<State> change) {
        of(tenant).compute(plugin, (same, before) -> change.apply(before == null ? none() : before));
    }

    private State none() {
        return new State(Kind.OFF, null, clock.instant(), null, null, null);
    }

    /** What is stored, when this company is asked for the first time. */
    private Map<String, State> of(TenantId tenant) {
        return known.computeIfAbsent(tenant, missing -> {
            if (companies.find(missing).isEmpty()) {
                return new ConcurrentHashMap<>();
            }
            Map<String, State> stored = new ConcurrentHashMap<>();
            store.sql(missing, connection -> {
                Sql.each(connection, "SELECT plugin, kind, reason, since, last_call_at, last_error, last_error_at FROM plugin_state",
                        row -> stored.put(row.text("plugin"), new State(Kind.valueOf(row.text("kind")), row.text("reason"), row.instant("since"),
                                row.instant("last_call_at"), row.text("last_error"), row.instant("last_error_at"))));
                return null;
            });
            return stored;
        });
    }

    /** The event says what it became then; the row, which is read after a restart, what it is now. */
    private void tell(TenantId tenant, String plugin, Kind kind, String reason) {
        try {
            // Before the state is read: a call that ends meanwhile marks it again.
            unwritten.remove(new Key(tenant, plugin));
            State state = of(tenant).getOrDefault(plugin, none());
            ObjectNode data = Grants.object().put("plugin", plugin).put("state", kind.text()).put("reason", reason);
            if (tenant.isPlatform()) {
                // The appliance's own states live in memory: nobody's database keeps them, and each start finds out anew.
                return;
            }
            store.sql(tenant, connection -> {
                write(connection, plugin, state);
                outbox.publish(tenant, connection, NewEvent.of("plugin.changed", "plugin_" + plugin, data));
                return null;
            });
            live.publish(tenant, "plugins", "changed", List.of(plugin), data);
            live.publish(tenant, "health", "changed", List.of(), null);
        } catch (RuntimeException failed) {
            // The edge of the writer's thread: the next change, or the next half minute, writes it.
            unwritten.add(new Key(tenant, plugin));
            log.warn("The state of plug-in {} of {} could not be written", plugin, tenant, failed);
        }
    }

    private void writeAll() {
        unwritten.removeIf(key -> key.tenant().isPlatform());
        for (Key key : Set.copyOf(unwritten)) {
            unwritten.remove(key);
            try {
                State state = of(key.tenant()).getOrDefault(key.plugin(), none());
                store.sql(key.tenant(), connection -> {
                    write(connection, key.plugin(), state);
                    return null;
                });
            } catch (RuntimeException failed) {
                log.debug("The state of {} could not be written", key, failed);
            }
        }
    }

    private static void write(Connection connection, String plugin, State state) {
        int rows = Sql.update(connection, "UPDATE plugin_state SET kind = ?, reason = ?, since = ?, last_call_at = ?, last_error = ?, last_error_at = ?"
                + " WHERE plugin = ?", state.kind().name(), state.reason(), state.since(), state.lastCallAt(), state.lastError(), state.lastErrorAt(), plugin);
        if (rows == 0) {
            Sql.update(connection, "INSERT INTO plugin_state (kind, reason, since, last_call_at, last_error, last_error_at, plugin)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)", state.kind().name(), state.reason(), state.since(), state.lastCallAt(), state.lastError(),
                    state.lastErrorAt(), plugin);
        }
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
