package com.plumbline.sync.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import com.plumbline.rest.LiveHub;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.rest.RunJson;
import com.plumbline.sync.internal.store.RunTable;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows open screens how a run goes: every change of its state, and in between at most three times a second. */
@Component(service = Progress.class)
public class Progress {

    private static final Duration PAUSE = Duration.ofMillis(350);

    private final Store store;
    private final LiveHub live;
    private final Clock clock;
    private final Map<TenantId, Instant> shown = new ConcurrentHashMap<>();

    @Activate
    public Progress(@Reference(target = "(osgi.unit.name=sync)") Store store, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /** After the commit, unless it was shown just before. */
    void moved(TenantId tenant, Connection connection, long run) {
        Store.afterCommit(connection, () -> {
            Instant now = clock.instant();
            Instant last = shown.get(tenant);
            if (last == null || Duration.between(last, now).compareTo(PAUSE) >= 0) {
                show(tenant, run, "progress");
            }
        });
    }

    /** After the commit, always. */
    void changed(TenantId tenant, Connection connection, long run) {
        Store.afterCommit(connection, () -> show(tenant, run, "changed"));
    }

    private void show(TenantId tenant, long id, String kind) {
        shown.put(tenant, clock.instant());
        store.read(tenant, em -> RunTable.find(Store.connection(em), id).map(run -> run.with(RunTable.entities(Store.connection(em), id))))
                .ifPresent(run -> publish(tenant, run, kind));
    }

    private void publish(TenantId tenant, SyncRun run, String kind) {
        live.publish(tenant, "sync", kind, List.of(run.id()), Json.mapper().valueToTree(RunJson.of(run)));
    }
}
