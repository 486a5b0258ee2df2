package com.plumbline.plugins;

import com.plumbline.kernel.TenantId;
import java.time.Instant;

/**
 * How the plug-ins of each company are doing. A service; cheap enough to be told of every call.
 *
 * <p>A change of state reaches the screens (topic {@code plugins}), the event {@code plugin.changed} and the health page; saying
 * the same again changes nothing.
 */
public interface PluginStates {

    void ready(TenantId tenant, String plugin);

    /** It works, but not as it should: slow, throttled, some calls failing. */
    void degraded(TenantId tenant, String plugin, String reason);

    /** It cannot work until the vendor is back or a person acts. */
    void down(TenantId tenant, String plugin, String reason);

    /** A call to the vendor ended; {@code error} is {@code null} when it was good. Does not change the state by itself. */
    void called(TenantId tenant, String plugin, boolean ok, String error);

    State state(TenantId tenant, String plugin);

    /** What {@link #state} says first, from memory alone: opens no database, and is {@link Kind#OFF} until the plug-in was connected after a start. */
    default Kind kind(TenantId tenant, String plugin) {
        return state(tenant, plugin).kind();
    }

    /** @param reason for people, {@code null} when ready or off */
    record State(Kind kind, String reason, Instant since, Instant lastCallAt, String lastError, Instant lastErrorAt) {}

    /** The states, as the console shows them; in JSON lower case. */
    enum Kind {
        OFF, AWAITING_KEY, READY, DEGRADED, DOWN;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
