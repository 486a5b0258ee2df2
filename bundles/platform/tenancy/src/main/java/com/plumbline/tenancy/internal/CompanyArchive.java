package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Everything a company owns, in open formats: a ZIP file with {@code company.json}, {@code people.json}, each table as JSON lines and as CSV, and
 * its documents. No password, key or session is in it.
 */
@Component(service = CompanyArchive.class)
public class CompanyArchive {

    private static final ObjectWriter PRETTY = Json.mapper().writerWithDefaultPrettyPrinter();
    private static final String READ_ME = """
            Everything this company owns, in open formats.

            company.json, people.json   name, zone, state; who works here
            tables/<name>.jsonl         one JSON object a line; moments in UTC (ISO 8601), amounts of money in the smallest unit (columns *_minor)
            tables/<name>.csv           the same for a spreadsheet (RFC 4180, UTF-8, first line: column names)
            documents/                  files as they were stored

            Ids are the same in all tables, so *_id columns lead to the row with that id. Keys and passwords are left out.
            """;

    private final Store company;
    private final Companies companies;
    private final Users users;
    private final Clock clock;
    private final Path data;

    @Activate
    public CompanyArchive(@Reference(target = "(osgi.unit.name=tenancy-company)") Store company, @Reference Companies companies, @Reference Users users,
            @Reference Clock clock) {
        this(company, companies, users, clock, DataFolder.path());
    }

    CompanyArchive(Store company, Companies companies, Users users, Clock clock, Path data) {
        this.company = company;
        this.companies = companies;
        this.users = users;
        this.clock = clock;
        this.data = data;
    }

    /** Complete, or not there at all. */
    void write(TenantId tenant, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Path scratch = Files.createTempDirectory(file.getParent(), "tables");
        try {
            try (OutputStream out = Files.newOutputStream(part); ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                entry(zip, "README.txt", READ_ME.getBytes(StandardCharsets.UTF_8));
                entry(zip, "company.json", PRETTY.writeValueAsBytes(described(companies.get(tenant))));
                entry(zip, "people.json", PRETTY.writeValueAsBytes(people(tenant)));
                tables(zip, tenant, scratch);
                documents(zip, data.resolve("tenants").resolve(tenant.value()).resolve("documents"));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
            try (Stream<Path> left = Files.list(scratch)) {
                for (Path file1 : left.toList()) {
                    Files.delete(file1);
                }
            }
            Files.delete(scratch);
        }
    }

    private ObjectNode described(Company known) {
        return JsonNodeFactory.instance.objectNode().put("id", known.id().value()).put("name", known.name()).put("zone", known.zone().getId())
                .put("state", known.state().name().toLowerCase(java.util.Locale.ROOT)).put("exportedAt", clock.instant().toString());
    }

    private List<ObjectNode> people(TenantId tenant) {
        return users.find(tenant, null, new Page.Request(1, Page.LARGEST)).items().stream().map(CompanyArchive::described).toList();
    }

    private static ObjectNode described(User user) {
        return JsonNodeFactory.instance.objectNode().put("id", user.id()).put("name", user.name()).put("email", user.email())
                .put("role", user.role().text()).put("active", user.active()).put("createdAt", user.createdAt().toString());
    }

    private void tables(ZipOutputStream zip, TenantId tenant, Path scratch) throws IOException {
        for (CompanyTables.Table table : company.sql(tenant, CompanyTables::owned)) {
            Path lines = scratch.resolve("lines");
            Path sheet = scratch.resolve("sheet");
            // Each table in a transaction of its own, into files: should it run again, it begins them anew.
            company.sql(tenant, connection -> {
                CompanyTables.write(connection, table, lines, sheet);
                return null;
            });
            entry(zip, "tables/" + table.plainName() + ".jsonl", lines);
            entry(zip, "tables/" + table.plainName() + ".csv", sheet);
        }
    }

    private static void documents(ZipOutputStream zip, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile).sorted()::iterator) {
                entry(zip, "documents/" + folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void entry(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
