package com.plumbline.identity;

import com.plumbline.kernel.RuleViolation;
import java.util.Locale;
import java.util.Map;

/** What a person is in the company. Which permissions that gives stands in {@code roles.json}; see {@link Permissions}. */
public enum Role {
    OWNER, ADMIN, DISPATCHER, CSR, TECHNICIAN, BOOKKEEPER,
    /** Runs the appliance for several companies; belongs to none and reads none of their records. */
    PLATFORM_ADMIN,
    /** A platform admin looking into a company that let him, for as long as it lets him; see {@link SupportAccess}. Nobody's own role. */
    SUPPORT;

    /** The name outside of Java: {@code owner}, {@code platform-admin}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws RuleViolation {@code role.unknown} */
    public static Role of(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new RuleViolation("role.unknown", "There is no role \"" + text
                + "\". Choose owner, admin, dispatcher, csr, technician or bookkeeper.", Map.of("role", "unknown role"));
    }
}
