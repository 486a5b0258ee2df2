package com.plumbline.kernel;

import java.util.regex.Pattern;

/**
 * Names one company. Also the name of its data folder and of its PostgreSQL schema, so it is short and plain.
 *
 * @param value 2 to 40 characters: lower-case letters, digits and inner hyphens, beginning with a letter
 */
public record TenantId(String value) implements Comparable<TenantId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])");

    /** The appliance itself: companies, users, sessions, plug-in grants, schedules. Never a company. */
    public static final TenantId PLATFORM = new TenantId("platform");

    public TenantId {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new RuleViolation("tenant.id", "A company id has 2 to 40 characters: lower-case letters, digits and inner "
                    + "hyphens, beginning with a letter. Choose another one than \"" + value + "\".");
        }
    }

    public static TenantId of(String value) {
        return new TenantId(value);
    }

    public boolean isPlatform() {
        return equals(PLATFORM);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
