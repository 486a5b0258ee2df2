package com.plumbline.testkit;

import static com.plumbline.testkit.StoreTest.insert;
import static com.plumbline.testkit.StoreTest.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.internal.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {

    private static final String COUNT = "SELECT COUNT(*) FROM note";

    @TempDir
    Path folder;

    @ForEachStorage
    void aNewCompanyIsThereAndMakingItAgainChangesNothing(TestStorage storage) {
        TenantId company = TenantId.of("twice-made");
        Store store = storage.store("sample");
        storage.databases().create(company);
        store.sql(company, c -> insert(c, 1, "kept"));

        storage.databases().create(company);

        assertThat(storage.databases().all()).contains(company).doesNotContain(TenantId.PLATFORM);
        assertThat(count(store, company)).isEqualTo(1);
    }

    @ForEachStorage
    void aDroppedCompanyIsUnknownAndCanBeMadeAnew(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "gone"));

        storage.databases().drop(company);

        assertThat(storage.databases().exists(company)).isFalse();
        assertThatThrownBy(() -> count(store, company)).isInstanceOf(NotFound.class);
        storage.databases().create(company);
        assertThat(count(store, company)).isZero();
    }

    @ForEachStorage
    void aClosedDatabaseOpensByItself(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "kept"));

        storage.databases().close(company);

        assertThat(count(store, company)).isEqualTo(1);
    }

    @ForEachStorage
    void aDatabaseInUseIsNotClosed(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");

        int seen = store.sql(company, c -> {
            insert(c, 1, "under way");
            storage.databases().close(company);
            return number(c, COUNT);
        });

        assertThat(seen).isEqualTo(1);
        assertThat(count(store, company)).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("PLT-08")
    void aUnitThatArrivesLaterHasItsTablesInCompaniesThatAreOpenAndInThoseThatAreNot(TestStorage storage) {
        TenantId open = storage.company();
        TenantId closed = storage.company();
        count(storage.store("sample"), open);
        storage.databases().close(closed);

        Unit unit = SampleUnits.versions("arriving", 1);
        Store store = storage.add(unit);

        for (TenantId company : List.of(open, closed)) {
            assertThat(store.<Integer>sql(company, c -> number(c, "SELECT COUNT(*) FROM arriving_thing"))).isZero();
        }
        storage.databases().remove(unit);
    }

    @ForEachStorage
    @Proves("PLT-08")
    void anUpgradeInPlaceMigratesForwardAndKeepsTheRows(TestStorage storage, TenantId company) {
        Unit before = SampleUnits.versions("upgrading", 1);
        storage.add(before).sql(company, c -> c.createStatement().executeUpdate("INSERT INTO upgrading_thing (id) VALUES (42)"));
        storage.databases().remove(before);

        Unit after = SampleUnits.versions("upgrading", 3);
        Store store = storage.add(after);

        assertThat(store.<Integer>sql(company, c -> number(c, "SELECT id FROM upgrading_thing WHERE c2 IS NULL AND c3 IS NULL"))).isEqualTo(42);
        storage.databases().remove(after);
    }

    @ForEachStorage
    void aUnitWhoseMigrationFailsSaysSoAndLeavesTheOthersUsable(TestStorage storage, TenantId company) {
        Unit unit = SampleUnits.broken("failing");
        Store store = storage.add(unit);

        assertThatThrownBy(() -> store.sql(company, c -> 1)).hasMessageContaining("The tables of failing could not be brought up to date in " + company);
        assertThat(count(storage.store("sample"), company)).isZero();
        storage.databases().remove(unit);
    }

    @ForEachStorage
    void openingADatabaseInWhichNothingIsNewDoesNotRunMigrations(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        store.sql(company, c -> c.createStatement().executeUpdate("DELETE FROM \"sample_schema_history\" WHERE \"version\" = '20261121090100'"));

        storage.databases().close(company);

        // Flyway would run the second migration again, and fail on the index that is there.
        assertThat(count(store, company)).isZero();
    }

    @ForEachStorage
    void aBackupTakenWhileEverybodyWritesIsOfOneMomentAndComesBack(TestStorage storage, TenantId company) throws Exception {
        Store store = storage.store("sample");
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(threads.submit(() -> {
                while (!stop.get()) {
                    // Always two rows in one transaction: an odd number would be half a transaction.
                    store.sql(company, c -> insert(c, Ids.next(), "pair") + insert(c, Ids.next(), "pair"));
                }
            }));
        }
        while (count(store, company) < 200) {
            Thread.onSpinWait();
        }
        storage.databases().backup(company, folder.resolve("copy"));
        int atLeast = 200;
        stop.set(true);
        for (Future<?> writer : writers) {
            writer.get(1, TimeUnit.MINUTES);
        }
        threads.shutdown();
        int all = count(store, company);
        store.sql(company, c -> c.createStatement().executeUpdate("DELETE FROM note"));

        storage.databases().restore(company, folder.resolve("copy"));

        assertThat(count(store, company)).isBetween(atLeast, all).isEven();
    }

    @ForEachStorage
    void aBackupRestoresToAnotherCompanyAndAnOlderOneIsMigrated(TestStorage storage, TenantId company) {
        Unit before = SampleUnits.versions("moving", 1);
        storage.add(before).sql(company, c -> c.createStatement().executeUpdate("INSERT INTO moving_thing (id) VALUES (7)"));
        storage.databases().backup(company, folder.resolve("copy"));
        storage.databases().remove(before);
        Unit after = SampleUnits.versions("moving", 2);
        Store store = storage.add(after);
        TenantId other = TenantId.of("moved-to");

        storage.databases().restore(other, folder.resolve("copy"));

        assertThat(store.<Integer>sql(other, c -> number(c, "SELECT id FROM moving_thing WHERE c2 IS NULL"))).isEqualTo(7);
        assertThatThrownBy(() -> storage.store("sample").sql(other, c -> insert(c, 1, "a") + insert(c, 1, "a")))
                .as("the primary key came along").hasMessageContaining("uplicate");
        storage.databases().remove(after);
    }

    @ForEachStorage
    void aFolderWithoutAWholeBackupIsRefusedAndNothingChanges(TestStorage storage, TenantId company) throws Exception {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "kept"));
        storage.databases().backup(company, folder.resolve("copy"));
        Files.delete(folder.resolve("copy/backup.json"));

        assertThatThrownBy(() -> storage.databases().restore(company, folder.resolve("copy")))
                .isInstanceOf(RuleViolation.class).extracting(e -> ((RuleViolation) e).code()).isEqualTo("backup.unreadable");
        assertThat(count(store, company)).isEqualTo(1);
    }

    @ForEachStorage
    void aDamagedBackupLeavesTheOldDatabaseInPlace(TestStorage storage, TenantId company) throws Exception {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "kept"));
        storage.databases().backup(company, folder.resolve("copy"));
        Path victim = Files.exists(folder.resolve("copy/db")) ? folder.resolve("copy/db/service.properties") : folder.resolve("copy/note.copy.gz");
        Files.writeString(victim, "damaged");

        assertThatThrownBy(() -> storage.databases().restore(company, folder.resolve("copy"))).isInstanceOf(RuntimeException.class);

        assertThat(count(store, company)).isEqualTo(1);
    }

    @ForEachStorage
    void listenersHearOfNewRestoredAndDroppedCompanies(TestStorage storage) {
        List<String> heard = new ArrayList<>();
        DatabaseListener listener = new DatabaseListener() {
            @Override
            public void arrived(TenantId tenant) {
                heard.add("arrived " + tenant);
            }

            @Override
            public void dropped(TenantId tenant) {
                heard.add("dropped " + tenant);
            }
        };
        TenantId company = TenantId.of("heard-of");
        storage.databases().addListener(listener);

        storage.databases().create(company);
        storage.databases().backup(company, folder.resolve("copy"));
        storage.databases().restore(company, folder.resolve("copy"));
        storage.databases().drop(company);
        storage.databases().removeListener(listener);

        assertThat(heard).containsExactly("arrived heard-of", "arrived heard-of", "dropped heard-of");
    }

    private static int count(Store store, TenantId company) {
        return store.sql(company, c -> number(c, COUNT));
    }
}
