package com.plumbline.kernel;

import java.time.ZoneId;

/**
 * A company that this appliance serves.
 *
 * @param zone    where the shop is: business days, arrival windows and schedules are in its time
 * @param sandbox made for trying out: its vendors are simulators
 */
public record Company(TenantId id, String name, ZoneId zone, State state, boolean sandbox) {

    /**
     * Whether people may sign in and background work runs. Only for an active company anything leaves the appliance; in every other
     * state due work waits, and goes on when the company is active again.
     */
    public enum State {
        /** Signed up and confirmed, not yet approved: owner and admins look around and prepare connections. */
        PENDING,
        ACTIVE,
        /** Switched off by the platform's admin; owner and admins may read. */
        SUSPENDED,
        /** Refused by the platform's admin; nobody signs in. */
        DECLINED,
        /** To be deleted when its time of grace is over; owner and admins may read and take their data with them. */
        CLOSING
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
