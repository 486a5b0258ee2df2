package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every plug-in connected for exactly those companies that enabled it and filled it in. Whatever may change that leads to
 * {@link #reconsider}; the work is done on other threads, for one company and plug-in one after the other.
 */
@Component(service = {Connections.class, CompanyListener.class}, immediate = true)
public class Connections implements CompanyListener {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);
    private static final int SECONDS_TO_LET_GO = 10;
    /** How long the service of an installed plug-in may take to appear, at the start or after an upgrade, until that is a state. */
    private static final int SECONDS_TO_COME_UP = 15;

    private final Grants grants;
    private final Descriptors descriptors;
    private final Companies companies;
    private final States states;
    private final Map<String, Plugin> plugins = new ConcurrentHashMap<>();
    private final Map<Key, Connected> connected = new ConcurrentHashMap<>();
    private final Map<Key, CompletableFuture<Void>> queues = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final int secondsToComeUp;
    private ServiceTracker<Plugin, Plugin> tracker;
    private final Runnable descriptorsChanged = this::reconsiderAll;

    private record Key(TenantId tenant, String plugin) {}

    private record Connected(Plugin plugin, ObjectNode values) {
        @Override
        public String toString() {
            return plugin.id();
        }
    }

    @Activate
    public Connections(BundleContext context, @Reference Grants grants, @Reference Descriptors descriptors, @Reference Companies companies,
            @Reference States states) {
        this(grants, descriptors, companies, states, SECONDS_TO_COME_UP);
        this.tracker = new ServiceTracker<>(context, Plugin.class, new Listen(context));
        // Not a @Reference, and not on this thread: plug-ins may themselves refer to the services of this bundle.
        workers.execute(tracker::open);
    }

    /** Told by hand which plug-ins come and go. */
    Connections(Grants grants, Descriptors descriptors, Companies companies, States states, int secondsToComeUp) {
        this.secondsToComeUp = secondsToComeUp;
        this.grants = grants;
        this.descriptors = descriptors;
        this.companies = companies;
        this.states = states;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "plugin-connections-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        descriptors.listen(descriptorsChanged);
        reconsiderAll();
    }

    @Deactivate
    void deactivate() {
        descriptors.unlisten(descriptorsChanged);
        if (tracker != null) {
            tracker.close();
        }
        workers.shutdown();
        connected.forEach(this::disconnect);
        connected.clear();
    }

    /** Its plug-ins are connected or let go of, whichever its state asks for now. */
    @Override
    public void changed(Company company) {
        grants.of(company.id()).forEach(grant -> reconsider(company.id(), grant.plugin()));
    }

    final void added(Plugin plugin) {
        plugins.put(plugin.id(), plugin);
        grantsOf(plugin.id()).forEach(grant -> reconsider(grant.tenant(), plugin.id()));
    }

    /** Waits until the plug-in was told to let go everywhere: after this its bundle stops. */
    final void removed(Plugin plugin) {
        if (plugins.remove(plugin.id(), plugin)) {
            CompletableFuture<?>[] all = grantsOf(plugin.id()).stream().map(grant -> reconsider(grant.tenant(), plugin.id()))
                    .toArray(CompletableFuture<?>[]::new);
            await(CompletableFuture.allOf(all), plugin.id());
        }
    }

    Optional<Plugin> running(String plugin) {
        return Optional.ofNullable(plugins.get(plugin));
    }

    /** The settings with defaults and secrets, when it is enabled and nothing is missing. */
    Optional<PluginSettings> complete(TenantId tenant, String plugin) {
        Optional<Grant> grant = grants.find(tenant, plugin).filter(Grant::enabled);
        Optional<Descriptor> descriptor = descriptors.find(plugin);
        if (grant.isEmpty() || descriptor.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode values = descriptor.get().settings().withDefaults(grants.clear(grant.get()));
        return descriptor.get().settings().missing(values).isEmpty() ? Optional.of(new PluginSettings(values)) : Optional.empty();
    }

    final void reconsiderAll() {
        grants.all().forEach(grant -> reconsider(grant.tenant(), grant.plugin()));
        connected.keySet().forEach(key -> reconsider(key.tenant(), key.plugin()));
    }

    /** Connects, reconnects or disconnects, whatever is needed now; soon, and after what is under way already. */
    final CompletableFuture<Void> reconsider(TenantId tenant, String plugin) {
        Key key = new Key(tenant, plugin);
        if (workers.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        return queues.compute(key, (same, before) -> before == null || before.isDone()
                ? CompletableFuture.runAsync(() -> settle(key), workers)
                : before.thenRunAsync(() -> settle(key), workers));
    }

    /** Waits a moment for what {@link #reconsider} began, so that an answer usually shows the new state. */
    void settledSoon(TenantId tenant, String plugin) {
        CompletableFuture<Void> last = queues.get(new Key(tenant, plugin));
        if (last == null) {
            return;
        }
        try {
            last.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            log.debug("Plug-in {} of {} takes longer than a second", plugin, tenant, late);
        }
    }

    private void settle(Key key) {
        try {
            Connected now = connected.get(key);
            Optional<Connected> wanted = wanted(key);
            if (wanted.isPresent() && now != null && now.plugin() == wanted.get().plugin() && now.values().equals(wanted.get().values())) {
                return;
            }
            if (now != null) {
                disconnect(key, now);
                connected.remove(key);
            }
            if (wanted.isPresent()) {
                connect(key, wanted.get());
            } else if (now == null && isComingUp(key)) {
                CompletableFuture.delayedExecutor(secondsToComeUp, TimeUnit.SECONDS, workers).execute(() -> tellWhenNotRunning(key));
            } else {
                states.settled(key.tenant(), key.plugin(), isMissing(key));
            }
        } catch (RuntimeException failed) {
            // The edge of a worker: one company's database may be away; the next change tries again.
            log.error("Plug-in {} of {} could not be connected or disconnected", key.plugin(), key.tenant(), failed);
        }
    }

    private boolean isComingUp(Key key) {
        return isMissing(key) && complete(key.tenant(), key.plugin()).isPresent();
    }

    /** A plug-in that offers something needs a service to do it; one of pages and resources only does not. */
    private boolean isMissing(Key key) {
        return !plugins.containsKey(key.plugin())
                && descriptors.find(key.plugin()).filter(descriptor -> !descriptor.offers().isEmpty()).isPresent();
    }

    private void tellWhenNotRunning(Key key) {
        if (isComingUp(key)) {
            states.settled(key.tenant(), key.plugin(), true);
        }
    }

    private Optional<Connected> wanted(Key key) {
        Plugin plugin = plugins.get(key.plugin());
        return plugin == null || !companies.isActive(key.tenant()) ? Optional.empty()
                : complete(key.tenant(), key.plugin()).map(settings -> new Connected(plugin, (ObjectNode) settings.values()));
    }

    private void connect(Key key, Connected wanted) {
        connected.put(key, wanted);
        states.connecting(key.tenant(), key.plugin());
        try {
            wanted.plugin().connect(key.tenant(), new PluginSettings(wanted.values().deepCopy()));
            states.connected(key.tenant(), key.plugin());
        } catch (RuntimeException failed) {
            // The edge towards somebody else's code: whatever it throws is its state, not ours.
            log.warn("Plug-in {} of {} did not connect", key.plugin(), key.tenant(), failed);
            states.down(key.tenant(), key.plugin(), failed.getMessage() == null ? "It failed to start; the log says why." : failed.getMessage());
        }
    }

    private void disconnect(Key key, Connected now) {
        try {
            now.plugin().disconnect(key.tenant());
        } catch (RuntimeException failed) {
            log.warn("Plug-in {} of {} did not disconnect cleanly", key.plugin(), key.tenant(), failed);
        }
    }

    private List<Grant> grantsOf(String plugin) {
        return grants.all().stream().filter(grant -> grant.plugin().equals(plugin)).toList();
    }

    private static void await(CompletableFuture<Void> work, String plugin) {
        try {
            work.get(SECONDS_TO_LET_GO, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            log.warn("Plug-in {} did not let go in {} seconds", plugin, SECONDS_TO_LET_GO, late);
        }
    }

    private final class Listen implements ServiceTrackerCustomizer<Plugin, Plugin> {

        private final BundleContext context;

        Listen(BundleContext context) {
            this.context = context;
        }

        @Override
        public Plugin addingService(ServiceReference<Plugin> reference) {
            Plugin plugin = context.getService(reference);
            if (plugin != null) {
                added(plugin);
            }
            return plugin;
        }

        @Override
        public void modifiedService(ServiceReference<Plugin> reference, Plugin plugin) {
            // A plug-in's id does not change.
        }

        @Override
        public void removedService(ServiceReference<Plugin> reference, Plugin plugin) {
            removed(plugin);
            context.ungetService(reference);
        }
    }
}
