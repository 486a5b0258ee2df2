package com.plumbline.jobs.spi;

import com.plumbline.kernel.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What the campaigns are called that brought jobs in. A white-board service. */
@ConsumerType
public interface CampaignNames {

    /** @param campaign our id, as a job carries it */
    Optional<String> name(TenantId tenant, long campaign);
}
