package com.plumbline.kernel.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A holder of data about persons; a white-board service. Every bundle that stores such data has one. */
@ConsumerType
public interface PersonalData {

    /** Name of the part of the file, {@code messages}; the same as the bundle's where it has one holder. */
    String holder();

    /** Ids by which rows of others may speak of this person: jobs, deliveries. Asked of all holders before anything else. */
    default Set<String> references(TenantId tenant, Subject subject) {
        return Set.of();
    }

    /** Tables that {@link #erase} takes something from: written anew afterwards, so that nothing is left in the database's files. */
    default Set<String> tables() {
        return Set.of();
    }

    /** All that is held, for the person to read; an empty object or array when nothing is. */
    JsonNode held(TenantId tenant, Subject subject);

    /**
     * Takes it away, in transactions of its own; what the accounts need stays without the person. May be repeated: a kill begins it again.
     *
     * @return rows that were deleted or made empty
     */
    int erase(TenantId tenant, Subject subject);
}
