package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A persistence unit as its bundle brings it: entities and migrations.
 *
 * @param name      of the unit, which is the bundle's name or begins with it; its Flyway table is {@code <name>_schema_history}
 * @param entities  class names, enhanced at build time
 * @param folder    of the migrations, {@code db}
 * @param loader    of the bundle
 * @param files     folder in the bundle → its {@code .sql} files by name
 */
public record Unit(String name, Scope scope, List<String> entities, String folder, ClassLoader loader,
        Function<String, Map<String, String>> files, Map<Storage, String> checksums) {

    /** In which databases the tables are. */
    public enum Scope {
        COMPANY, PLATFORM;

        boolean covers(TenantId tenant) {
            return tenant.isPlatform() == (this == PLATFORM);
        }
    }

    /** One migration: the file's name carries version and description. */
    record Migration(String name, String sql) {}

    public Unit(String name, Scope scope, List<String> entities, String folder, ClassLoader loader,
            Function<String, Map<String, String>> files) {
        this(name, scope, List.copyOf(entities), folder, loader, files, new ConcurrentHashMap<>());
    }

    /** Those for both databases and those for this one, by name. */
    List<Migration> migrations(Storage storage) {
        List<Migration> found = new ArrayList<>();
        for (String part : List.of("common", storage.id())) {
            files.apply(folder + '/' + part).forEach((file, sql) -> found.add(new Migration(file, sql)));
        }
        found.sort(Comparator.comparing(Migration::name));
        return found;
    }

    /** Changes whenever a migration is added or changed. */
    String checksum(Storage storage) {
        return checksums.computeIfAbsent(storage, this::digest);
    }

    String historyTable() {
        return name.replace('-', '_') + "_schema_history";
    }

    private String digest(Storage storage) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Migration migration : migrations(storage)) {
                digest.update((migration.name() + '\n' + migration.sql() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
