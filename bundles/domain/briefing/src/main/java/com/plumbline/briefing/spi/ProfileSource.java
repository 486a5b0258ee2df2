package com.plumbline.briefing.spi;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds facts about a customer; a white-board service. Asked in the background when a customer is enriched. What it answers is
 * still checked: facts of sensitive classes are refused whatever the source.
 */
@ConsumerType
public interface ProfileSource {

    /** Plug-in id, or a name of its own: {@code property-register}. */
    String id();

    /** Whether the company has switched it on. No call to a vendor. */
    boolean ready(TenantId tenant);

    /** What it can tell; it is not asked for categories that the company has switched off. */
    Set<FoundFact.Category> categories();

    /**
     * @return facts as they stand, in no order; empty when it knows nothing
     * @throws VendorFailure when it cannot answer: the enrichment goes on without it and says so
     */
    List<FoundFact> find(TenantId tenant, ProfileSubject subject);
}
