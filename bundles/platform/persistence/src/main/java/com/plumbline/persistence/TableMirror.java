package com.plumbline.persistence;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import java.sql.Connection;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** A {@link Mirror} over one {@link MirrorTable}; a domain adds what follows from it in {@link #changed}. */
public abstract class TableMirror implements Mirror {

    private final Store store;
    private final Clock clock;
    private final MirrorTable table;
    private final String label;

    protected TableMirror(Store store, Clock clock, MirrorTable table, String label) {
        this.store = store;
        this.clock = clock;
        this.table = table;
        this.label = label;
    }

    @Override
    public final String entity() {
        return table.entity();
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final MirrorResult apply(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        MirrorTable.Outcome outcome = table.apply(connection, system, clock, admitted(tenant, system, connection, page));
        if (!outcome.changes().isEmpty()) {
            changed(tenant, connection, outcome.result().changedIds(), outcome.changes());
        }
        return outcome.result();
    }

    @Override
    public final MirrorResult remove(TenantId tenant, String system, Connection connection, Collection<String> externalIds) {
        MirrorResult result = table.remove(connection, system, clock, externalIds);
        if (!result.isEmpty()) {
            changed(tenant, connection, result.changedIds(), List.of());
        }
        return result;
    }

    @Override
    public final long count(TenantId tenant, String system) {
        return reading(tenant, connection -> table.count(connection, system));
    }

    @Override
    public final OptionalLong cents(TenantId tenant, String system) {
        return reading(tenant, connection -> table.cents(connection, system));
    }

    @Override
    public final Map<String, MirrorEntry> index(TenantId tenant, String system) {
        return reading(tenant, connection -> table.index(connection, system));
    }

    /** What of a page may be stored: the same records, in the same order, some with less in them. */
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        return page;
    }

    /**
     * Rows have changed, in the caller's transaction, which goes on: derive columns, publish events, and by
     * {@link Store#afterCommit} tell screens and caches.
     *
     * @param ids     all rows that were created, changed or removed
     * @param written what is known of those that were created or changed; empty when rows were removed
     */
    protected void changed(TenantId tenant, Connection connection, List<Long> ids, List<MirrorTable.Change> written) {}

    protected final <T> T reading(TenantId tenant, Function<Connection, T> work) {
        return store.read(tenant, em -> work.apply(Store.connection(em)));
    }
}
