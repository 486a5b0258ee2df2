package com.plumbline.kernel;

import java.nio.file.Path;

/**
 * Where the appliance keeps everything that is the operator's: databases, documents, secrets, tokens. Called DIR in the manual.
 * Named by the system property {@code plumbline.data} or the environment's {@code PLUMBLINE_DATA}; otherwise {@code data} below
 * Karaf's base, or below the working folder.
 */
public final class DataFolder {

    private DataFolder() {}

    public static Path path() {
        String named = System.getProperty("plumbline.data", System.getenv("PLUMBLINE_DATA"));
        return named != null && !named.isBlank()
                ? Path.of(named).toAbsolutePath().normalize()
                : Path.of(System.getProperty("karaf.base", "."), "data").toAbsolutePath().normalize();
    }
}
