package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.time.Duration;

/** What a company, or the reseller ({@link TenantId#PLATFORM}), asks of its people when they sign in. A service. */
public interface SignInRules {

    /** Without a word of the owner: no second factor is asked for, 12 idle hours, 7 days at most. */
    Rules USUAL = new Rules(false, Duration.ofHours(12), Duration.ofDays(7));

    Rules of(TenantId tenant);

    /**
     * Counts at once, except that who is signed in without a second factor stays so until he signs in again.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code sign-in-rules.invalid} with fields
     */
    Rules change(Caller who, Rules wanted);

    /**
     * @param secondFactor whether owners, admins and platform admins reach nothing but their own account until they have set up a second factor;
     *                     who comes from an identity provider is that provider's to ask
     * @param idle         5 minutes to 12 hours without a request end a session
     * @param longest      one hour to 7 days after sign-in a session ends in any case
     */
    record Rules(boolean secondFactor, Duration idle, Duration longest) {}
}
