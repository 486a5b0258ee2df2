package com.plumbline.testkit;

import static com.plumbline.testkit.StoreTest.insert;
import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

/** What was deleted is in no file of a copy made afterwards: Derby copies pages and log as they are. */
class ScrubTest {

    private static final String MARKER = "Wilhelmina-Quackenbush";

    @TempDir
    Path folder;

    @ForEachStorage
    @Proves("SEC-08")
    void aCopyMadeAfterwardsHoldsNothingOfWhatWasDeletedOrChanged(TestStorage storage, TenantId company, CompanyDatabases databases) {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, MARKER));
        store.sql(company, c -> insert(c, 2, "a note about " + MARKER));
        store.sql(company, c -> insert(c, 3, "stays"));
        store.sql(company, c -> Sql.update(c, "DELETE FROM note WHERE id = 1"));
        store.sql(company, c -> Sql.update(c, "UPDATE note SET subject = 'erased' WHERE id = 2"));

        databases.scrub(company, List.of("note", "not_there"));

        databases.backup(company, folder.resolve("copy"));
        assertThat(filesWith(folder.resolve("copy"), MARKER)).isEmpty();
        assertThat(filesWith(folder.resolve("copy"), "stays")).isNotEmpty();
    }

    private static List<Path> filesWith(Path folder, String text) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            byte[] bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)).readAllBytes() : Files.readAllBytes(file);
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(text) || new String(bytes, StandardCharsets.UTF_16BE).contains(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
