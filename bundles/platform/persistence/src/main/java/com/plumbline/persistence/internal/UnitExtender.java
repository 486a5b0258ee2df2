package com.plumbline.persistence.internal;

import com.plumbline.persistence.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds every started bundle with the header {@code Meta-Persistence} and gives it a {@link Store} per unit, in its own
 * context. When the bundle stops, the store goes first, then waits for the calls under way, then lets go of the bundle's classes.
 */
@Component(service = {}, immediate = true)
public class UnitExtender implements BundleTrackerCustomizer<List<UnitExtender.Offered>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnitExtender.class);
    private static final String HEADER = "Meta-Persistence";

    /** What a bundle got. */
    record Offered(Unit unit, UnitStore store, ServiceRegistration<Store> registration) {}

    private final Databases databases;
    private final BundleTracker<List<Offered>> bundles;

    @Activate
    public UnitExtender(BundleContext context, @Reference Databases databases) {
        this.databases = databases;
        this.bundles = new BundleTracker<>(context, Bundle.ACTIVE, this);
        bundles.open();
    }

    @Deactivate
    void deactivate() {
        bundles.close();
    }

    @Override
    public List<Offered> addingBundle(Bundle bundle, BundleEvent event) {
        String location = bundle.getHeaders("").get(HEADER);
        if (location == null) {
            return null;
        }
        List<Offered> offered = new ArrayList<>();
        try {
            URL file = bundle.getEntry(location.isBlank() ? "META-INF/persistence.xml" : location.trim());
            if (file == null) {
                throw new IllegalArgumentException("it has no " + location);
            }
            ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
            for (Unit unit : PersistenceXml.read(file, loader, folder -> files(bundle, folder))) {
                offered.add(offer(bundle, unit));
            }
        } catch (RuntimeException e) {
            LOG.error("The tables of {} are not served: {}", bundle.getSymbolicName(), e.getMessage(), e);
        }
        return offered;
    }

    private Offered offer(Bundle bundle, Unit unit) {
        databases.add(unit);
        UnitStore store = new UnitStore(unit, databases);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.unit.name", unit.name());
        return new Offered(unit, store, bundle.getBundleContext().registerService(Store.class, store, properties));
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<Offered> offered) {
        // Only started and stopped matter.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<Offered> offered) {
        for (Offered each : offered) {
            try {
                each.registration().unregister();
            } catch (IllegalStateException alreadyGone) {
                LOG.debug("The framework was faster in unregistering the store of {}", each.unit().name());
            }
            each.store().close();
            databases.remove(each.unit());
        }
        offered.stream().map(each -> each.unit().loader()).distinct().forEach(EntityManagers::forget);
    }

    private static Map<String, String> files(Bundle bundle, String folder) {
        Map<String, String> found = new TreeMap<>();
        Enumeration<URL> entries = bundle.findEntries(folder, "*.sql", false);
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            String path = entry.getPath();
            try (InputStream content = entry.openStream()) {
                found.put(path.substring(path.lastIndexOf('/') + 1), new String(content.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + entry, e);
            }
        }
        return found;
    }
}
