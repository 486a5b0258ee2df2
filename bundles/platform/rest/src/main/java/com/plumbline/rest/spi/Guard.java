package com.plumbline.rest.spi;

import com.plumbline.identity.Caller;

/**
 * A further question at the door, after permissions: may this caller's company use what lies below this path at all? White-board
 * service. A path below {@link #guards()} is refused with 503 while no guard for it is there.
 */
public interface Guard {

    /** Beginning of the paths it answers for, without {@code /api/}: {@code x/}. */
    String guards();

    /**
     * @param path without {@code /api/}: {@code x/acme/orders/4}
     * @throws com.plumbline.kernel.NotFound      there is nothing for this company
     * @throws com.plumbline.kernel.RuleViolation it is there, but the company has not enabled it
     */
    void check(Caller caller, String path);
}
