package com.plumbline.sync.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorConflict;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.internal.store.ComparisonTable;
import com.plumbline.sync.spi.MirrorSource;
import com.plumbline.sync.spi.MirrorTally;
import com.plumbline.sync.spi.SyncScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Holds what we have of an entity against what the vendor has, and keeps the outcome. */
@Component(service = Comparing.class)
public class Comparing {

    private static final int REMOVED_AT_ONCE = 500;

    private final Store store;
    private final Sources sources;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Comparing(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference Sources sources, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.sources = sources;
        this.live = live;
        this.clock = clock;
    }

    /** @param repair take out what the vendor no longer has before comparing */
    void compare(TenantId tenant, MirrorSource source, String entity, SyncScope scope, boolean repair) {
        Optional<Mirror> kept = sources.mirror(entity);
        if (kept.isEmpty()) {
            return;
        }
        Mirror mirror = kept.get();
        MirrorTally theirs = source.tally(tenant, entity, scope);
        Map<String, MirrorEntry> ours = ours(tenant, source, mirror, scope);
        if (repair) {
            ours = withoutVanished(tenant, source, mirror, ours, theirs);
        }
        List<MirrorConflict> conflicts = mirror.conflicts(tenant, source.system());
        Comparison.Item item = Differences.between(mirror, ours, theirs, conflicts);
        int place = source.entities().indexOf(entity);
        store.sql(tenant, connection -> {
            ComparisonTable.write(connection, source.system(), place, item, clock.instant());
            Store.afterCommit(connection, () -> live.publish(tenant, "sync", "changed", List.of("comparison"), null));
            return null;
        });
    }

    /** Of a scope with a window, only what lies in it can be compared. */
    private Map<String, MirrorEntry> ours(TenantId tenant, MirrorSource source, Mirror mirror, SyncScope scope) {
        Map<String, MirrorEntry> all = mirror.index(tenant, source.system());
        Optional<Instant> since = scope.since(mirror.entity(), clock.instant());
        return since.isEmpty() ? all : all.entrySet().stream().filter(each -> !each.getValue().modifiedAt().isBefore(since.get()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, MirrorEntry> withoutVanished(TenantId tenant, MirrorSource source, Mirror mirror, Map<String, MirrorEntry> ours, MirrorTally theirs) {
        List<String> vanished = ours.keySet().stream().filter(id -> !theirs.index().containsKey(id)).sorted().toList();
        for (int from = 0; from < vanished.size(); from += REMOVED_AT_ONCE) {
            List<String> some = vanished.subList(from, Math.min(vanished.size(), from + REMOVED_AT_ONCE));
            store.sql(tenant, connection -> mirror.remove(tenant, source.system(), connection, some));
        }
        return ours.entrySet().stream().filter(each -> theirs.index().containsKey(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
