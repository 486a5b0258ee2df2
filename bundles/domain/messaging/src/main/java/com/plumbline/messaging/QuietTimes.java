package com.plumbline.messaging;

import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The hours in which a company leaves people alone, for who plans ahead; a service. */
@ProviderType
public interface QuietTimes {

    /**
     * Quiet hours as two moments.
     *
     * @param begin first quiet moment
     * @param end   first moment that is not quiet any more
     */
    record Quiet(Instant begin, Instant end) {}

    /** @return the quiet hours that the moment falls into, by the clock on the recipient's wall; empty when it is not quiet */
    Optional<Quiet> at(TenantId tenant, Instant moment, ZoneId zone);
}
