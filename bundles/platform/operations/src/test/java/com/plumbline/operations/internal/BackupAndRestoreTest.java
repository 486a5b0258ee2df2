package com.plumbline.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.identity.Vault;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the plug-ins' grants and states stand for all tables here: one of the platform, one of each company. */
class BackupAndRestoreTest {

    @TempDir
    Path data;

    private TestStorage storage;
    private TenantId tenant;
    private Backups backups;
    private Restores restores;

    @BeforeEach
    void dataFolder() {
        System.setProperty("plumbline.data", data.toString());
    }

    @AfterEach
    void noDataFolder() {
        System.clearProperty("plumbline.data");
    }

    @ForEachStorage
    void everythingIsAsItWasWhenTheBackUpWasMade(TestStorage opened, TenantId company) throws IOException {
        given(opened, company);
        note("before");
        Files.createDirectories(Backups.documents(tenant));
        Files.writeString(Backups.documents(tenant).resolve("invoice.txt"), "paid");

        Path archive = archive();
        note("after");
        Files.delete(Backups.documents(tenant).resolve("invoice.txt"));
        Restores.Restored restored = restores.restore(Files.newInputStream(archive));

        assertThat(restored.companies()).containsExactly(tenant.value());
        assertThat(restored.keyFits()).isTrue();
        assertThat(notes()).containsExactly("before");
        assertThat(Backups.documents(tenant).resolve("invoice.txt")).hasContent("paid");
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @ForEachStorage
    void anotherMasterKeyIsNoticed(TestStorage opened, TenantId company) throws IOException {
        given(opened, company);
        Path archive = archive();

        Restores elsewhere = new Restores(storage.databases(), new Key("another"));

        assertThat(elsewhere.restore(Files.newInputStream(archive)).keyFits()).isFalse();
    }

    @ForEachStorage
    void whatIsNoWholeBackUpChangesNothing(TestStorage opened, TenantId company) throws IOException {
        given(opened, company);
        note("before");
        byte[] whole = Files.readAllBytes(archive());
        note("after");

        for (InputStream bad : List.of(bytes("hello".getBytes(StandardCharsets.UTF_8)), bytes(new byte[0]),
                bytes(Arrays.copyOf(whole, whole.length / 2)), bytes(zip("../escaped", "x")), bytes(zip("backup.json", noteOf(99, "derby"))),
                bytes(zip("backup.json", noteOf(1, "oracle"))), bytes(zip("backup.json", noteOf(1, storage.databases().storage().id()))))) {
            assertThatThrownBy(() -> restores.restore(bad)).isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).startsWith("backup."));
        }
        assertThat(notes()).containsExactly("after", "before");
        assertThat(data.getParent().resolve("escaped")).doesNotExist();
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    private void given(TestStorage opened, TenantId company) {
        storage = opened;
        tenant = company;
        Key key = new Key("ours");
        backups = new Backups("0.1.0", storage.databases(), new One(company), key, new TestClock(Instant.parse("2026-11-21T09:00:00Z")));
        restores = new Restores(storage.databases(), key);
    }

    private Path archive() throws IOException {
        Path file = data.resolve("company.plumbline");
        backups.company(tenant, file);
        return file;
    }

    private Store store() {
        return storage.store("plugins-state");
    }

    private void note(String text) {
        store().sql(tenant, connection -> Sql.update(connection, "INSERT INTO plugin_state (plugin, kind, since) VALUES (?, ?, ?)", text, "OFF",
                Instant.parse("2026-11-21T09:00:00Z")));
    }

    private List<String> notes() {
        return store().sql(tenant, connection -> Sql.list(connection, "SELECT plugin FROM plugin_state ORDER BY plugin", row -> row.text("plugin")));
    }

    private static String noteOf(int format, String storage) {
        return "{\"format\":" + format + ",\"version\":\"9\",\"at\":\"2026-11-21T09:00:00Z\",\"storage\":\"" + storage
                + "\",\"whole\":false,\"companies\":[\"missing\"],\"seal\":\"x\"}";
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private record Key(String name) implements Vault {

        @Override
        public String seal(String plain, String context) {
            return name + ":" + plain;
        }

        @Override
        public String unseal(String sealed, String context) {
            if (!sealed.startsWith(name + ":")) {
                throw new IllegalStateException("Another key");
            }
            return sealed.substring(name.length() + 1);
        }
    }

    private record One(TenantId tenant) implements Companies {

        @Override
        public List<Company> all() {
            return List.of(get(tenant));
        }

        @Override
        public Optional<Company> find(TenantId id) {
            return Optional.of(get(id));
        }

        @Override
        public Company get(TenantId id) {
            return new Company(id, "A shop", ZoneId.of("America/Chicago"), Company.State.ACTIVE, false);
        }
    }
}
