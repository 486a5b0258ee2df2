package com.plumbline.persistence.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** The file {@code backup.json} in the folder of a copy: written last, so a copy without it is not whole. */
record BackupNote(TenantId tenant, Storage storage, Instant at) {

    private static final String FILE = "backup.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path folder) {
        try {
            JSON.writeValue(folder.resolve(FILE).toFile(), JSON.createObjectNode()
                    .put("tenant", tenant.value()).put("storage", storage.id()).put("at", at.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot finish the backup in " + folder, e);
        }
    }

    static boolean isWhole(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    static BackupNote read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!isWhole(folder)) {
            throw unreadable(folder, null);
        }
        try {
            JsonNode note = JSON.readTree(file.toFile());
            return new BackupNote(TenantId.of(note.path("tenant").asText()),
                    Storage.valueOf(note.path("storage").asText().toUpperCase(Locale.ROOT)),
                    Instant.parse(note.path("at").asText()));
        } catch (IOException | RuntimeException e) {
            throw unreadable(folder, e);
        }
    }

    private static RuleViolation unreadable(Path folder, Exception cause) {
        RuleViolation violation = new RuleViolation("backup.unreadable", "There is no whole backup in \"" + folder.getFileName()
                + "\": " + FILE + " is missing or damaged. Choose another copy.");
        violation.initCause(cause);
        return violation;
    }
}
