package com.plumbline.testkit;

import com.plumbline.persistence.internal.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Units made up on the spot, as if a bundle had just been dropped in. */
final class SampleUnits {

    private SampleUnits() {}

    /** Version 1 makes the table {@code <name>_thing}, each later one adds a column {@code c<version>}. */
    static Unit versions(String name, int upTo) {
        Map<String, String> scripts = new TreeMap<>();
        for (int version = 1; version <= upTo; version++) {
            scripts.put("V" + version + "__step.sql", version == 1
                    ? "CREATE TABLE " + name + "_thing (id BIGINT NOT NULL PRIMARY KEY);"
                    : "ALTER TABLE " + name + "_thing ADD COLUMN c" + version + " INTEGER;");
        }
        return of(name, scripts);
    }

    static Unit broken(String name) {
        return of(name, Map.of("V1__step.sql", "CREATE TABEL nonsense;"));
    }

    private static Unit of(String name, Map<String, String> scripts) {
        return new Unit(name, Unit.Scope.COMPANY, List.of(), "db", SampleUnits.class.getClassLoader(),
                folder -> folder.equals("db/common") ? scripts : Map.of());
    }
}
