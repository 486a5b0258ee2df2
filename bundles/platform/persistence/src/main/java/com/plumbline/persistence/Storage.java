package com.plumbline.persistence;

import java.util.Locale;

/** Where companies are kept. */
public enum Storage {
    /** Embedded, one database folder per company. */
    DERBY,
    /** One server, one schema per company. */
    POSTGRESQL;

    /** As in settings, paths and answers: {@code derby}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
