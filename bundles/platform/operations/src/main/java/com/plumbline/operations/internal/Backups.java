package com.plumbline.operations.internal;

import com.plumbline.identity.Vault;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.rest.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes archives while everybody goes on working: a ZIP file with a {@link BackupNote}, the databases as of one moment each, and
 * the documents. Secrets in it are sealed; the master key is not in it.
 */
@Component(service = Backups.class)
public class Backups {

    private final CompanyDatabases databases;
    private final Companies companies;
    private final Vault vault;
    private final Clock clock;
    private final String version;

    @Activate
    public Backups(BundleContext context, @Reference CompanyDatabases databases, @Reference Companies companies, @Reference Vault vault,
            @Reference Clock clock) {
        this(context.getBundle().getVersion().toString(), databases, companies, vault, clock);
    }

    Backups(String version, CompanyDatabases databases, Companies companies, Vault vault, Clock clock) {
        this.version = version;
        this.databases = databases;
        this.companies = companies;
        this.vault = vault;
        this.clock = clock;
    }

    /** Everything: the platform's database first, so that every company it lists is in the archive. */
    void everything(Path file) throws IOException {
        List<TenantId> all = companies.all().stream().map(Company::id).toList();
        write(file, true, all);
    }

    void company(TenantId tenant, Path file) throws IOException {
        write(file, false, List.of(tenant));
    }

    /** Complete or not there at all. */
    private void write(Path file, boolean whole, List<TenantId> tenants) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (TemporaryFolder temporary = new TemporaryFolder("backup")) {
            try (OutputStream out = Files.newOutputStream(part); ZipOutputStream zip = new ZipOutputStream(out)) {
                note(zip, whole, tenants);
                if (whole) {
                    database(zip, TenantId.PLATFORM, temporary.path(), "platform/db/");
                }
                for (TenantId tenant : tenants) {
                    database(zip, tenant, temporary.path(), "tenants/" + tenant + "/db/");
                    files(zip, documents(tenant), "tenants/" + tenant + "/documents/");
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static Path documents(TenantId tenant) {
        return DataFolder.path().resolve("tenants").resolve(tenant.value()).resolve("documents");
    }

    private void note(ZipOutputStream zip, boolean whole, List<TenantId> tenants) throws IOException {
        BackupNote note = new BackupNote(BackupNote.FORMAT, version, clock.instant(), databases.storage().name().toLowerCase(Locale.ROOT), whole,
                tenants.stream().map(TenantId::value).toList(), vault.seal(BackupNote.WORD, BackupNote.CONTEXT));
        zip.putNextEntry(new ZipEntry(BackupNote.FILE));
        zip.write(Json.mapper().writeValueAsBytes(note));
        zip.closeEntry();
    }

    private void database(ZipOutputStream zip, TenantId tenant, Path temporary, String prefix) throws IOException {
        Path copy = temporary.resolve(tenant.value());
        databases.backup(tenant, copy);
        files(zip, copy, prefix);
        TemporaryFolder.delete(copy);
    }

    private static void files(ZipOutputStream zip, Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.sorted()::iterator) {
                String name = prefix + folder.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                    zip.closeEntry();
                } else if (!file.equals(folder)) {
                    // Derby needs its empty folders back.
                    zip.putNextEntry(new ZipEntry(name + "/"));
                    zip.closeEntry();
                }
            }
        }
    }
}
