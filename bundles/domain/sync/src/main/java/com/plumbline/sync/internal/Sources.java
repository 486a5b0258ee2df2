package com.plumbline.sync.internal;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.sync.spi.MirrorSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The systems that can be mirrored and the tables that are there to take it, as their bundles come and go. */
@Component(service = Sources.class)
public class Sources {

    private final List<MirrorSource> sources = new CopyOnWriteArrayList<>();
    private final Map<String, Mirror> mirrors = new ConcurrentHashMap<>();

    /** The one this company is connected to. */
    public Optional<MirrorSource> connected(TenantId tenant) {
        return sources.stream().filter(source -> source.connected(tenant)).findFirst();
    }

    MirrorSource get(TenantId tenant) {
        return connected(tenant).orElseThrow(() -> new RuleViolation("sync.not-connected",
                "Nothing is connected that could be mirrored. Connect ServiceTitan under Connections."));
    }

    Optional<MirrorSource> connected(TenantId tenant, String system) {
        return sources.stream().filter(source -> source.system().equals(system) && source.connected(tenant)).findFirst();
    }

    /** Every system that is installed. */
    public List<MirrorSource> installed() {
        return List.copyOf(sources);
    }

    Optional<Mirror> mirror(String entity) {
        return Optional.ofNullable(mirrors.get(entity));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(MirrorSource source) {
        sources.add(source);
    }

    void removeSource(MirrorSource source) {
        sources.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMirror(Mirror mirror) {
        mirrors.put(mirror.entity(), mirror);
    }

    void removeMirror(Mirror mirror) {
        mirrors.remove(mirror.entity(), mirror);
    }
}
