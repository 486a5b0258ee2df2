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

/** A {@link Mirror} over one {@link MirrorTable}; a domain adds what follows from a change in {@link #written}. */
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
        MirrorTable.Outcome outcome = table.apply(connection, system, clock, page);
        if (!outcome.changes().isEmpty()) {
            written(tenant, connection, outcome.changes());
            touched(tenant, connection, outcome.result().changedIds());
        }
        return outcome.result();
    }

    @Override
    public final MirrorResult remove(TenantId tenant, String system, Connection connection, Collection<String> externalIds) {
        MirrorResult result = table.remove(connection, system, clock, externalIds);
        if (!result.isEmpty()) {
            touched(tenant, connection, result.changedIds());
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

    /** Rows were created or changed, in the caller's transaction, which goes on: derive columns, publish events. */
    protected void written(TenantId tenant, Connection connection, List<MirrorTable.Change> changes) {}

    /** Rows were created, changed or removed, after {@link #written}: {@link Store#afterCommit} tells screens and caches. */
    protected void touched(TenantId tenant, Connection connection, List<Long> ids) {}

    private <T> T reading(TenantId tenant, Function<Connection, T> work) {
        return store.read(tenant, em -> work.apply(Store.connection(em)));
    }
}
