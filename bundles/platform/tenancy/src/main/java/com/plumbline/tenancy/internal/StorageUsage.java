package com.plumbline.tenancy.internal;

import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.spi.UsageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many rows a company owns, and how much room it takes on the disk. */
@Component(service = UsageSource.class)
public class StorageUsage implements UsageSource {

    private final Store company;
    private final CompanyDatabases databases;
    private final Path data;

    @Activate
    public StorageUsage(@Reference(target = "(osgi.unit.name=tenancy-company)") Store company, @Reference CompanyDatabases databases) {
        this(company, databases, DataFolder.path());
    }

    StorageUsage(Store company, CompanyDatabases databases, Path data) {
        this.company = company;
        this.databases = databases;
        this.data = data;
    }

    @Override
    public String id() {
        return "storage";
    }

    @Override
    public boolean isCostly() {
        return true;
    }

    @Override
    public Map<String, Long> measure(TenantId tenant, LocalDate day, ZoneId zone) {
        return company.sql(tenant, connection -> {
            long records = 0;
            for (CompanyTables.Table table : CompanyTables.owned(connection)) {
                records += CompanyTables.count(connection, table);
            }
            long bytes = bytes(data.resolve("tenants").resolve(tenant.value()));
            if (databases.storage() == Storage.POSTGRESQL) {
                bytes += Sql.number(connection, "SELECT CAST(SUM(pg_total_relation_size(c.oid)) AS BIGINT) AS n FROM pg_class c JOIN pg_namespace s"
                        + " ON s.oid = c.relnamespace WHERE s.nspname = current_schema() AND c.relkind = 'r'");
            }
            return Map.of(RECORDS, records, STORAGE_BYTES, bytes);
        });
    }

    private static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long[] sum = new long[1];
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // A database at work removes files of its own while it is looked at.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return sum[0];
    }
}
