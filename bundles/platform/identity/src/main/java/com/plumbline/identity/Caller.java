package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.util.Set;

/**
 * Who asks, in the name of which company, and what he may do.
 *
 * @param tenant      the company; {@link TenantId#PLATFORM} for the operator and for a platform admin
 * @param id          {@code usr_…} for a user, {@code tok_…} for an API token, otherwise the kind in lower case
 * @param name        for people to read, in the audit trail
 * @param role        {@code null} for {@link Kind#SYSTEM}
 * @param permissions names as in {@code roles.json}
 */
public record Caller(TenantId tenant, Kind kind, String id, String name, Role role, Set<String> permissions) {

    /** What sort of caller this is. */
    public enum Kind {
        /** A signed-in person. */
        USER,
        /** A program with an API token of the company. */
        TOKEN,
        /** The operator's commands, with the token file of the appliance. */
        OPERATOR,
        /** The appliance itself: timed jobs, event handlers, webhooks. */
        SYSTEM
    }

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The appliance acting in a company of its own accord; stands in the audit trail as "Plumbline". */
    public static Caller system(TenantId tenant) {
        return new Caller(tenant, Kind.SYSTEM, "system", "Plumbline", null, Set.of());
    }

    /** The same caller acting in a company: the operator, or a platform admin, who makes or changes it. */
    public Caller in(TenantId company) {
        return new Caller(company, kind, id, name, role, permissions);
    }

    /** Whether the permission is held; the system itself holds every one. */
    public boolean can(String permission) {
        return kind == Kind.SYSTEM || permissions.contains(permission);
    }
}
