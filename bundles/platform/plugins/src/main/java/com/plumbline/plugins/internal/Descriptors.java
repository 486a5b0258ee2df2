package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plug-ins that are installed and running now, as their bundles come and go. */
@Component(service = Descriptors.class, immediate = true)
public class Descriptors {

    private static final Logger log = LoggerFactory.getLogger(Descriptors.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Descriptor> known = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final BundleTracker<List<Descriptor>> tracker;

    @Activate
    public Descriptors(BundleContext context) {
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new Listen());
        tracker.open();
    }

    /** Told by hand what comes and goes. */
    Descriptors() {
        this.tracker = null;
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    void arrived(Descriptor descriptor) {
        known.put(descriptor.id(), descriptor);
        log.info("Plug-in {} {} is here", descriptor.id(), descriptor.version());
    }

    void left(Descriptor descriptor) {
        // Not when a newer bundle has taken its place already.
        if (known.remove(descriptor.id(), descriptor)) {
            log.info("Plug-in {} {} is gone", descriptor.id(), descriptor.version());
        }
    }

    Optional<Descriptor> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    List<Descriptor> all() {
        return known.values().stream().sorted(Comparator.comparing(Descriptor::name)).toList();
    }

    /** Told after one came, went or was replaced. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    /** What a bundle brings; a descriptor that cannot be read is named in the log and left out. */
    static List<Descriptor> read(Bundle bundle) {
        Enumeration<URL> files = bundle.findEntries("OSGI-INF/plugin", "*.json", false);
        if (files == null) {
            return List.of();
        }
        List<Descriptor> found = new ArrayList<>();
        for (URL file : Collections.list(files)) {
            try {
                JsonNode json = parse(file);
                found.add(Descriptor.read(json, manifest(json, bundle), bundle));
            } catch (IOException | RuntimeException broken) {
                log.error("The plug-in descriptor {} of bundle {} cannot be used: {}", file.getPath(), bundle.getSymbolicName(), broken.getMessage());
            }
        }
        return found;
    }

    private static ObjectNode manifest(JsonNode descriptor, Bundle bundle) throws IOException {
        URL file = bundle.getEntry(descriptor.path("ui").asText("ui/plugin-ui.json"));
        if (file == null) {
            return null;
        }
        ObjectNode manifest = (ObjectNode) parse(file);
        String id = descriptor.path("id").asText();
        if (!manifest.path("id").asText().equals(id)) {
            throw new IllegalArgumentException("ui/plugin-ui.json has the id \"" + manifest.path("id").asText() + "\" instead of \"" + id + "\"");
        }
        return manifest;
    }

    private static JsonNode parse(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return JSON.readTree(in);
        }
    }

    final void changed() {
        listeners.forEach(Runnable::run);
    }

    private final class Listen implements BundleTrackerCustomizer<List<Descriptor>> {

        @Override
        public List<Descriptor> addingBundle(Bundle bundle, BundleEvent event) {
            List<Descriptor> found = read(bundle);
            if (found.isEmpty()) {
                return null;
            }
            found.forEach(Descriptors.this::arrived);
            changed();
            return found;
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, List<Descriptor> found) {
            // From starting to active: the same descriptors.
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, List<Descriptor> found) {
            found.forEach(Descriptors.this::left);
            changed();
        }
    }
}
