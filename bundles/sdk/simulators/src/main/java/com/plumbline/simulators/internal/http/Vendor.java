package com.plumbline.simulators.internal.http;

import java.util.Optional;

/** The vendors that live here, each under its own path; the mail server has a port of its own instead. */
public enum Vendor {
    SERVICETITAN, TWILIO, ANTHROPIC, PROPERTY, OPENID, SMTP;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The path that every request to this vendor begins with. */
    public String prefix() {
        return "/" + id();
    }

    public static Optional<Vendor> ofPath(String path) {
        for (Vendor vendor : values()) {
            if (path.startsWith(vendor.prefix() + "/")) {
                return Optional.of(vendor);
            }
        }
        return Optional.empty();
    }

    public static Optional<Vendor> ofId(String id) {
        for (Vendor vendor : values()) {
            if (vendor.id().equals(id)) {
                return Optional.of(vendor);
            }
        }
        return Optional.empty();
    }
}
