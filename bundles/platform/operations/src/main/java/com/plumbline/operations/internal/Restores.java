package com.plumbline.operations.internal;

import com.plumbline.identity.Vault;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.rest.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an archive back. It is unpacked and looked at as a whole before anything is replaced. */
@Component(service = Restores.class)
public class Restores {

    private static final Logger log = LoggerFactory.getLogger(Restores.class);

    private final CompanyDatabases databases;
    private final Vault vault;

    /** @param keyFits whether the secrets in it can be unsealed here; if not, each has to be entered again */
    record Restored(List<String> companies, List<String> removed, boolean keyFits) {}

    @Activate
    public Restores(@Reference CompanyDatabases databases, @Reference Vault vault) {
        this.databases = databases;
        this.vault = vault;
    }

    /**
     * @throws RuleViolation {@code backup.unreadable}, {@code backup.newer}, {@code backup.storage}, {@code backup.busy}; nothing, or
     *         with the last one some companies, were replaced: then restore again
     */
    synchronized Restored restore(InputStream archive) throws IOException {
        try (TemporaryFolder temporary = new TemporaryFolder("restore")) {
            Path folder = temporary.path();
            unpack(archive, folder);
            BackupNote note = note(folder);
            return replace(note, folder);
        }
    }

    private Restored replace(BackupNote note, Path folder) throws IOException {
        List<TenantId> tenants = note.companies().stream().map(TenantId::of).toList();
        for (TenantId tenant : tenants) {
            databases.restore(tenant, folder.resolve("tenants").resolve(tenant.value()).resolve("db"));
            documents(tenant, folder);
            log.info("Company {} restored to {}", tenant, note.at());
        }
        List<String> removed = new ArrayList<>();
        if (note.whole()) {
            // The list of companies last: until then a failure leaves the old list.
            databases.restore(TenantId.PLATFORM, folder.resolve("platform").resolve("db"));
            for (TenantId tenant : databases.all()) {
                if (!tenants.contains(tenant)) {
                    databases.drop(tenant);
                    removed.add(tenant.value());
                }
            }
            log.info("Appliance restored to {}", note.at());
        }
        return new Restored(note.companies(), removed, keyFits(note));
    }

    private static void documents(TenantId tenant, Path folder) throws IOException {
        Path stored = Backups.documents(tenant);
        TemporaryFolder.delete(stored);
        Path saved = folder.resolve("tenants").resolve(tenant.value()).resolve("documents");
        if (Files.isDirectory(saved)) {
            Files.createDirectories(stored.getParent());
            Files.move(saved, stored);
        }
    }

    private boolean keyFits(BackupNote note) {
        try {
            return vault.unseal(note.seal(), BackupNote.CONTEXT).equals(BackupNote.WORD);
        } catch (IllegalStateException otherKey) {
            log.warn("The back-up was made with another master key: put its secrets/master.key back, or enter the plug-ins' keys again");
            return false;
        }
    }

    private BackupNote note(Path folder) throws IOException {
        Path file = folder.resolve(BackupNote.FILE);
        if (!Files.isRegularFile(file)) {
            throw unreadable("it has no " + BackupNote.FILE);
        }
        BackupNote note = Json.mapper().readValue(file.toFile(), BackupNote.class);
        if (note.format() != BackupNote.FORMAT) {
            throw new RuleViolation("backup.newer", "The back-up was made by release " + note.version() + ", which is newer. Upgrade first.");
        }
        String storage = databases.storage().name().toLowerCase(Locale.ROOT);
        if (!storage.equals(note.storage())) {
            throw new RuleViolation("backup.storage", "The back-up holds " + note.storage() + " data, this appliance keeps its data in " + storage
                    + ". Restore it on an appliance with the same storage.");
        }
        for (String company : note.companies()) {
            if (!Files.isDirectory(folder.resolve("tenants").resolve(TenantId.of(company).value()).resolve("db"))) {
                throw unreadable("company " + company + " is not in it");
            }
        }
        if (note.whole() && !Files.isDirectory(folder.resolve("platform").resolve("db"))) {
            throw unreadable("the platform's database is not in it");
        }
        return note;
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw unreadable("it has a file outside of itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        } catch (ZipException | EOFException broken) {
            throw unreadable("it is damaged");
        }
    }

    private static RuleViolation unreadable(String why) {
        return new RuleViolation("backup.unreadable", "This is not a back-up of Plumbline: " + why + ".");
    }
}
