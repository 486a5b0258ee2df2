package com.plumbline.persistence.internal;

import com.plumbline.kernel.DataFolder;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the storage that is set and registers {@link CompanyDatabases} once it answers. A PostgreSQL server that does not let
 * us in is asked again every five seconds; the log says once what is wrong and what to do, and what depends on storage waits.
 */
@Component(service = {}, immediate = true, configurationPid = "com.plumbline.persistence")
@Designate(ocd = StorageSettings.class)
public class StorageComponent {

    private static final Logger LOG = LoggerFactory.getLogger(StorageComponent.class);

    /** Derby's page cache (a thousand pages), its dictionary and what OpenJPA keeps; measured. */
    private static final long HEAP_OF_ONE = 8L << 20;

    private final BundleContext context;
    private final StorageSettings settings;
    private final Clock clock;
    private final Set<DatabaseListener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plumbline-storage"));
    private Storages storages;
    private ServiceRegistration<?> registration;
    private String lastFailure;

    @Activate
    public StorageComponent(BundleContext context, StorageSettings settings, @Reference Clock clock) {
        this.context = context;
        this.settings = settings;
        this.clock = clock;
        open();
    }

    private synchronized void open() {
        try {
            storages = "postgresql".equals(settings.storage())
                    ? Storages.postgresql(settings.url(), settings.user(), settings.password(), settings.poolSize(), clock, data())
                    : Storages.derby(data(), logs(), settings.poolSize(), clock, Duration.ofMinutes(settings.idleMinutes()), mostOpen());
        } catch (RuntimeException e) {
            if (!String.valueOf(e.getMessage()).equals(lastFailure)) {
                LOG.error("The storage is not there: {} Trying again until it is.", e.getMessage(), e);
                lastFailure = String.valueOf(e.getMessage());
            }
            retries.schedule(this::open, 5, TimeUnit.SECONDS);
            return;
        }
        listeners.forEach(storages.databases()::addListener);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("storage", storages.databases().storage().id());
        registration = context.registerService(new String[] {CompanyDatabases.class.getName(), Databases.class.getName()},
                storages.databases(), properties);
        LOG.info("Storage is {}", storages.databases().storage().id());
    }

    @Deactivate
    synchronized void deactivate() {
        retries.shutdownNow();
        if (registration != null) {
            registration.unregister();
            storages.close();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addListener(DatabaseListener listener) {
        listeners.add(listener);
        if (storages != null) {
            storages.databases().addListener(listener);
        }
    }

    synchronized void removeListener(DatabaseListener listener) {
        listeners.remove(listener);
        if (storages != null) {
            storages.databases().removeListener(listener);
        }
    }

    private int mostOpen() {
        return settings.mostOpen() > 0 ? settings.mostOpen() : (int) Math.max(4, Runtime.getRuntime().maxMemory() / 3 / HEAP_OF_ONE);
    }

    private Path data() {
        String folder = !settings.dataFolder().isBlank() ? settings.dataFolder()
                : property("plumbline.data", DataFolder.path().toString());
        return Path.of(folder).toAbsolutePath().normalize();
    }

    private Path logs() {
        String karaf = property("karaf.log", "");
        return karaf.isBlank() ? data().resolve("log") : Path.of(karaf).toAbsolutePath();
    }

    private String property(String name, String otherwise) {
        String value = context.getProperty(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
