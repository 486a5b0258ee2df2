package com.plumbline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.Utc;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class StoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    @ForEachStorage
    void everyTypeComesBackAsItWasWritten(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        long id = Ids.next();
        store.change(company, em -> {
            NoteEntity note = new NoteEntity(id, "Leak", NOON);
            note.fill("x".repeat(50_000), NoteEntity.Mood.BAD, true, new BigDecimal("149.95"), LocalDate.of(2026, 11, 21));
            em.persist(note);
        });

        NoteEntity note = find(store, company, id);

        assertThat(note.subject()).isEqualTo("Leak");
        assertThat(note.text()).hasSize(50_000);
        assertThat(note.mood()).isEqualTo(NoteEntity.Mood.BAD);
        assertThat(note.pinned()).isTrue();
        assertThat(note.amount()).isEqualByComparingTo("149.95");
        assertThat(note.day()).isEqualTo("2026-11-21");
        assertThat(note.writtenAt()).isEqualTo("2026-11-21T12:00:00.123Z");
        assertThat(note.version()).isEqualTo(1);
    }

    @ForEachStorage
    void jdbcAndEntityManagerShareOneTransactionAndOneNotionOfTime(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        long id = Ids.next();

        Instant seen = store.write(company, em -> {
            em.persist(new NoteEntity(id, "Both", NOON));
            return at(Store.connection(em), id);
        });

        assertThat(seen).isEqualTo("2026-11-21T12:00:00.123Z");
    }

    @ForEachStorage
    void anExceptionRollsBackWhatEntityManagerAndJdbcWrote(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        long first = Ids.next();
        long second = Ids.next();

        assertThatThrownBy(() -> store.change(company, em -> {
            em.persist(new NoteEntity(first, "No", NOON));
            insert(Store.connection(em), second, "No");
            throw new IllegalStateException("changed my mind");
        })).hasMessage("changed my mind");

        assertThat(find(store, company, first)).isNull();
        assertThat(find(store, company, second)).isNull();
    }

    @ForEachStorage
    void aCallWithoutACompanyIsRefused(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");

        assertThatThrownBy(() -> store.read(null, em -> em)).hasMessageContaining("never called without a company");
        assertThatThrownBy(() -> store.sql(null, c -> c)).isInstanceOf(IllegalArgumentException.class);
    }

    @ForEachStorage
    void aCompanyWithoutADatabaseIsUnknown(TestStorage storage, TenantId company) {
        assertThatThrownBy(() -> storage.store("sample").read(TenantId.of("nobody"), em -> em))
                .isInstanceOf(NotFound.class).extracting(e -> ((NotFound) e).code()).isEqualTo("company.unknown");
    }

    @ForEachStorage
    void theTablesOfCompaniesAndOfThePlatformAreKeptApart(TestStorage storage, TenantId company) {
        assertThatThrownBy(() -> storage.store("sample").read(TenantId.PLATFORM, em -> em))
                .hasMessageContaining("in each company's database");
        assertThatThrownBy(() -> storage.store("sample-platform").sql(company, c -> c))
                .hasMessageContaining("in the platform's database");
        assertThatThrownBy(() -> storage.store("sample").sql(company, c -> number(c, "SELECT COUNT(*) FROM sample_setting")))
                .isInstanceOf(PersistenceException.class);
    }

    @ForEachStorage
    void anEntityManagerIsOfNoUseAfterItsCall(TestStorage storage, TenantId company) {
        EntityManager kept = storage.store("sample").read(company, em -> em);

        assertThatThrownBy(() -> kept.find(NoteEntity.class, 1L)).isInstanceOf(IllegalStateException.class);
    }

    @ForEachStorage
    void anEntityManagerStaysWithItsCompanyWhileAnotherOneIsUsedInside(TestStorage storage) {
        Store store = storage.store("sample");
        TenantId outer = storage.company();
        TenantId inner = storage.company();
        long id = Ids.next();

        store.change(outer, em -> {
            store.change(inner, other -> other.persist(new NoteEntity(id, "inner", NOON)));
            assertThat(em.find(NoteEntity.class, id)).isNull();
            em.persist(new NoteEntity(id, "outer", NOON));
        });

        assertThat(find(store, outer, id).subject()).isEqualTo("outer");
        assertThat(find(store, inner, id).subject()).isEqualTo("inner");
    }

    @ForEachStorage
    void manyThreadsOverManyCompaniesNeverSeeAnotherCompanysRows(TestStorage storage) throws Exception {
        Store store = storage.store("sample");
        List<TenantId> companies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            companies.add(storage.company());
        }
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Future<Integer>> results = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            int offset = t;
            results.add(threads.submit(() -> {
                int wrong = 0;
                for (int i = 0; i < 100; i++) {
                    TenantId company = companies.get((offset + i) % companies.size());
                    store.change(company, em -> em.persist(new NoteEntity(Ids.next(), company.value(), NOON)));
                    wrong += store.read(company, em -> em.createQuery("SELECT n FROM NoteEntity n", NoteEntity.class).getResultList())
                            .stream().filter(note -> !note.subject().equals(company.value())).count();
                    wrong += store.sql(company, c -> number(c, "SELECT COUNT(*) FROM note WHERE subject <> '" + company + "'"));
                }
                return wrong;
            }));
        }
        int wrong = 0;
        for (Future<Integer> result : results) {
            wrong += result.get(2, TimeUnit.MINUTES);
        }
        threads.shutdown();
        int written = companies.stream().mapToInt(company -> store.sql(company, c -> number(c, "SELECT COUNT(*) FROM note"))).sum();

        assertThat(wrong).isZero();
        assertThat(written).isEqualTo(1200);
    }

    @ForEachStorage
    void twoWhoSaveTheSameEntityCollide(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        long id = Ids.next();
        store.change(company, em -> em.persist(new NoteEntity(id, "first", NOON)));
        NoteEntity stale = find(store, company, id);
        store.change(company, em -> em.find(NoteEntity.class, id).rename("second"));

        assertThatThrownBy(() -> store.change(company, em -> {
            stale.rename("third");
            em.merge(stale);
        })).isInstanceOf(OptimisticLockException.class);
        assertThat(find(store, company, id).subject()).isEqualTo("second");
    }

    @ForEachStorage
    void aDeadlockIsBrokenAndBothTransactionsSucceed(TestStorage storage, TenantId company) throws Exception {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "a") + insert(c, 2, "b"));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);

        Future<?> up = threads.submit(() -> lockBoth(store, company, 1, 2, bothHoldOne, runs));
        Future<?> down = threads.submit(() -> lockBoth(store, company, 2, 1, bothHoldOne, runs));
        up.get(1, TimeUnit.MINUTES);
        down.get(1, TimeUnit.MINUTES);
        threads.shutdown();

        assertThat(runs.get()).isGreaterThan(2);
        assertThat(store.<Integer>sql(company, c -> number(c, "SELECT COUNT(*) FROM note WHERE subject = 'done'"))).isEqualTo(2);
    }

    @ForEachStorage
    void aReaderThatLosesADeadlockReadsAgain(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        store.sql(company, c -> insert(c, 1, "a"));
        AtomicInteger runs = new AtomicInteger();

        long seen = store.<Long>read(company, em -> {
            if (runs.incrementAndGet() == 1) {
                throw new PersistenceException(new SQLException("chosen as the victim", "40001"));
            }
            return Sql.number(Store.connection(em), "SELECT COUNT(*) AS n FROM note");
        });

        assertThat(seen).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    private static void lockBoth(Store store, TenantId company, long first, long second, CyclicBarrier barrier, AtomicInteger runs) {
        store.sql(company, connection -> {
            boolean firstRun = runs.incrementAndGet() <= 2;
            rename(connection, first);
            if (firstRun) {
                try {
                    barrier.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return rename(connection, second);
        });
    }

    @ForEachStorage
    void afterCommitRunsAfterTheRowsAreThereAndNotAfterARollBack(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        List<String> told = new ArrayList<>();

        store.change(company, em -> {
            em.persist(new NoteEntity(7, "x", NOON));
            Store.afterCommit(Store.connection(em), () -> told.add("committed " + (find(store, company, 7) != null)));
            Store.afterCommit(Store.connection(em), () -> {
                throw new IllegalStateException("shall harm nobody");
            });
        });
        assertThatThrownBy(() -> store.sql(company, c -> {
            Store.afterCommit(c, () -> told.add("never"));
            Store.afterEnd(c, committed -> told.add("ended " + committed));
            throw new SQLException("no");
        })).isInstanceOf(PersistenceException.class);

        assertThat(told).containsExactly("committed true", "ended false");
    }

    @ForEachStorage
    void readingDoesNotWrite(TestStorage storage, TenantId company) {
        Store store = storage.store("sample");
        store.change(company, em -> em.persist(new NoteEntity(9, "as it was", NOON)));

        store.read(company, em -> {
            em.find(NoteEntity.class, 9L).rename("changed");
            return null;
        });
        if (storage.databases().storage() == Storage.DERBY) {
            assertThatThrownBy(() -> store.read(company, em -> insert(Store.connection(em), 10, "no"))).isInstanceOf(PersistenceException.class);
        }

        assertThat(find(store, company, 9).subject()).isEqualTo("as it was");
    }

    @ForEachStorage
    void aStoreThatClosesLetsTheCallUnderWayFinishAndRefusesTheNext(TestStorage storage, TenantId company) throws Exception {
        var unit = SampleUnits.versions("closing", 1);
        Store store = storage.add(unit);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Integer> call = threads.submit(() -> store.sql(company, c -> {
            inside.countDown();
            await(closing);
            return number(c, "SELECT COUNT(*) FROM closing_thing");
        }));
        await(inside);
        Future<?> close = threads.submit(() -> {
            closing.countDown();
            ((com.plumbline.persistence.internal.UnitStore) store).close();
        });

        assertThat(call.get(1, TimeUnit.MINUTES)).isZero();
        close.get(1, TimeUnit.MINUTES);
        threads.shutdown();
        assertThatThrownBy(() -> store.sql(company, c -> 1)).hasMessageContaining("closed");
        storage.databases().remove(unit);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoteEntity find(Store store, TenantId company, long id) {
        return store.read(company, em -> em.find(NoteEntity.class, id));
    }

    private static Instant at(Connection connection, long id) {
        try (PreparedStatement query = connection.prepareStatement("SELECT written_at FROM note WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Utc.get(rows, 1);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    static int insert(Connection connection, long id, String subject) {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO note (id, version, subject, pinned) VALUES (?, 1, ?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, subject);
            insert.setBoolean(3, false);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static int rename(Connection connection, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE note SET subject = 'done' WHERE id = ?")) {
            update.setLong(1, id);
            return update.executeUpdate();
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
