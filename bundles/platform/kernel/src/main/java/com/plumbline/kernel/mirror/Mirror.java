package com.plumbline.kernel.mirror;

import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Our copy of one kind of record, offered as a service by the domain that owns the table.
 *
 * <p>Ids of mirrored rows are {@link com.plumbline.kernel.Ids#external}, so the same record is the same row however often it
 * arrives, and a reference can be written before its target is here.
 */
@ConsumerType
public interface Mirror {

    /** Stable name, as in the comparison and the field map: {@code customers}. */
    String entity();

    /** For people: {@code Customers}. */
    String label();

    /**
     * Writes one page into the caller's transaction and may publish events in it. Applying the same page twice changes
     * nothing the second time.
     *
     * @param system     the other system's name, {@code servicetitan}
     * @param connection the transaction; it is neither committed nor closed here
     */
    MirrorResult apply(TenantId tenant, String system, Connection connection, List<MirrorRecord> page);

    /**
     * Marks records as gone at their owner, in the caller's transaction. They no longer count, and come back through
     * {@link #apply}; unknown ids are passed over.
     */
    MirrorResult remove(TenantId tenant, String system, Connection connection, Collection<String> externalIds);

    /** Rows that came from {@code system} and are not removed there. */
    long count(TenantId tenant, String system);

    /** Their sum in minor units, empty where the entity has no amount. */
    OptionalLong cents(TenantId tenant, String system);

    /** The same rows by external id, for reconciliation: one entry per row, so call it outside of requests. */
    Map<String, MirrorEntry> index(TenantId tenant, String system);

    /** Values set here that the owner has changed as well; none where a copy cannot be edited. */
    default List<MirrorConflict> conflicts(TenantId tenant, String system) {
        return List.of();
    }

    /** Called after the page was committed, to tell open screens. */
    default void committed(TenantId tenant, MirrorResult result) {}
}
