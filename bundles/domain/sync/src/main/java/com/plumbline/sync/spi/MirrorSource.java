package com.plumbline.sync.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A system whose records are mirrored. A white-board service; the source retries, slows down and times out by itself and
 * throws only what it could not get over.
 */
@ConsumerType
public interface MirrorSource {

    /** Stable name, kept with every row: {@code servicetitan}. */
    String system();

    /** Enabled and configured for this company. Cheap; opens nothing. */
    boolean connected(TenantId tenant);

    /** Canonical names in the order to pull them: what is referred to comes first. */
    List<String> entities();

    /** What this company wants mirrored when nobody says otherwise. */
    default SyncScope scope(TenantId tenant) {
        return SyncScope.everything();
    }

    /**
     * The page after {@code cursor}. The cursor of the last page is kept and asked again at the next run, where it yields
     * what changed since. Pages are 200 to 1,000 records: each is stored with its cursor in one transaction.
     *
     * @param cursor {@code null} for the beginning
     * @throws VendorFailure when the vendor could not answer; a retryable one is asked again later with the same cursor
     */
    MirrorBatch next(TenantId tenant, String entity, String cursor, SyncScope scope);

    /** How many records a run from the beginning will read, when that is known for one quick call. */
    default OptionalLong expected(TenantId tenant, String entity, SyncScope scope) {
        return OptionalLong.empty();
    }

    /**
     * What the vendor has now, read from the vendor and not from any copy: inactive records count, deleted ones do not.
     *
     * @throws VendorFailure as {@link #next}
     */
    MirrorTally tally(TenantId tenant, String entity, SyncScope scope);

    /** Vendor field to our field, per entity, as data for a person to read. */
    JsonNode fieldMap();
}
