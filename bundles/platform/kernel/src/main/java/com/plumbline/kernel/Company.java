package com.plumbline.kernel;

import java.time.ZoneId;

/**
 * A company that this appliance serves.
 *
 * @param zone    where the shop is: business days, arrival windows and schedules are in its time
 * @param sandbox made for trying out: its vendors are simulators
 */
public record Company(TenantId id, String name, ZoneId zone, State state, boolean sandbox) {

    /** Whether people may sign in and background work runs. */
    public enum State {
        ACTIVE,
        /** Being set up: its database may not exist yet. */
        PENDING,
        /** Switched off by the operator; its data is kept. */
        SUSPENDED
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
