package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A company lets the platform's admins look in, for so many hours, and ends it whenever it likes. A service.
 *
 * <p>Who looks in has the role {@link Role#SUPPORT}: reads, never writes, sees no money. All of it stands in the company's audit trail.
 */
public interface SupportAccess {

    Duration SHORTEST = Duration.ofHours(1);
    Duration LONGEST = Duration.ofHours(72);

    /**
     * Replaces an earlier permission.
     *
     * @param who of the company
     * @throws com.plumbline.kernel.RuleViolation {@code support.hours}, outside of {@link #SHORTEST} and {@link #LONGEST}
     */
    Granted allow(Caller who, Duration time);

    /** Ends the permission and every session that came of it; without one nothing happens. */
    void withdraw(Caller who);

    /** The permission, while it lasts. */
    Optional<Granted> of(TenantId company);

    /**
     * A session in the company, for its own cookie; ends with the permission.
     *
     * @param admin a platform admin
     * @throws com.plumbline.kernel.RuleViolation {@code support.not-granted}
     */
    Sessions.SignedIn enter(Caller admin, TenantId company, String address);

    /** Like {@link Sessions#find}, for sessions made by {@link #enter}. */
    Optional<Sessions.Session> find(String token);

    /**
     * @param by  who allowed it, by name
     * @param now how many look in at this moment
     */
    record Granted(Instant until, String by, int now) {}
}
