package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A copy of an empty company with the tables of all units, so that the next one is a copy rather than hundreds of statements.
 * There is one, for the units and migrations of this moment; when they change, the next new company makes another.
 */
final class Templates {

    private final Path folder;
    private final Storage storage;

    Templates(Path folder, Storage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    Optional<Path> find(Collection<Unit> units) {
        Path template = folder.resolve(key(units));
        return BackupNote.isWhole(template) ? Optional.of(template) : Optional.empty();
    }

    /** @param copy writes the copy of a company that is just made into the folder it is given */
    void save(Collection<Unit> units, TenantId tenant, Instant now, Consumer<Path> copy) {
        removeAll();
        Path template = folder.resolve(key(units));
        Folders.make(template);
        copy.accept(template);
        new BackupNote(tenant, storage, now).write(template);
    }

    private void removeAll() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> old = Files.list(folder)) {
            old.forEach(Folders::remove);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private String key(Collection<Unit> units) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            units.stream().filter(unit -> unit.scope() == Unit.Scope.COMPANY).map(unit -> unit.name() + ' ' + unit.checksum(storage) + '\n')
                    .sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return storage.id() + '-' + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
