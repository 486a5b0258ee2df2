package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import com.plumbline.events.TimerState;
import com.plumbline.events.Timers;
import com.plumbline.events.internal.DeadLetterNews;
import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.events.internal.StoredDeadLetters;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** The platform admin's list rests on the platform's database alone. */
@Proves({"TEN-05", "BRF-30"})
class CompanyListTest {

    @TempDir
    Path data;

    private final AtomicInteger questions = new AtomicInteger();

    @ForEachStorage
    void aListOfAThousandCompaniesOpensNoneOfTheirDatabasesAndAsksThePlatformsTwice(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        Overview overview = overview(reseller, storage);
        Company troubled = reseller.company();
        reseller.companies.pretend(1_000);
        giveUp(storage, troubled.id(), 2);
        new DeadLetterFigure(deadLetters(reseller, storage), new Troubles(reseller.store, reseller.clock)).measure(troubled.id(), null, null);
        storage.databases().all().forEach(storage.databases()::close);
        long open = storage.databases().open();
        questions.set(0);

        Page<Overview.CompanyJson> all = overview.list(null, null, new Page.Request(1, 200));

        assertThat(all.total()).isEqualTo(1_001);
        assertThat(questions).as("questions to the platform's database").hasValue(2);
        assertThat(storage.databases().open()).as("open databases").isEqualTo(open);
        Overview.CompanyJson shown = overview.list(troubled.id().value(), null, new Page.Request(1, 200)).items().get(0);
        assertThat(shown.errors().deadLetters()).isEqualTo(2);
        assertThat(storage.databases().open()).isEqualTo(open);
        assertThat(overview.get(troubled.id()).errors().deadLetters()).as("one company, counted now").isEqualTo(2);
    }

    @ForEachStorage
    void whatIsGivenUpOrTriedAgainStandsInTheListAtOnce(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        Company company = reseller.company();
        Troubles troubles = new Troubles(reseller.store, reseller.clock);

        troubles.changed(company.id(), 3);
        troubles.changed(company.id(), 1);
        troubles.deactivate();

        assertThat(overview(reseller, storage).list(company.id().value(), null, new Page.Request(1, 10)).items()).singleElement()
                .satisfies(shown -> assertThat(shown.errors().deadLetters()).isEqualTo(1));
    }

    private Overview overview(Reseller reseller, TestStorage storage) {
        Store counted = counted(reseller.store);
        return new Overview(reseller.companies, new Profiles(counted, reseller.companies, null, null, null), reseller.users,
                new Usage(300, 1500, counted, reseller.companies, reseller.clock), new NoPlugins(), null, new NoTimers(), deadLetters(reseller, storage));
    }

    private static StoredDeadLetters deadLetters(Reseller reseller, TestStorage storage) {
        Store events = storage.store("events");
        return new StoredDeadLetters(events, new JdbcOutbox(reseller.clock), new DeadLetterNews(events));
    }

    private static void giveUp(TestStorage storage, TenantId company, int howMany) {
        for (long id = 1; id <= howMany; id++) {
            long row = id;
            storage.store("events").sql(company, connection -> Sql.update(connection, "INSERT INTO event_delivery (id, event_id, handler, type, subject, published_at,"
                    + " attempts, dead) VALUES (?, ?, 'h', 't', 's', ?, 1, 1)", row, row, Instant.parse("2026-11-22T09:00:00Z")));
        }
    }

    private Store counted(Store store) {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
            questions.incrementAndGet();
            try {
                return method.invoke(store, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    private static final class NoTimers implements Timers {
        @Override
        public List<TimerState> list(TenantId tenant) {
            return List.of();
        }

        @Override
        public void runNow(TenantId tenant, String name) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoPlugins implements PluginGrants {
        @Override
        public boolean enabled(TenantId tenant, String plugin) {
            return false;
        }

        @Override
        public Optional<PluginSettings> settings(TenantId tenant, String plugin) {
            return Optional.empty();
        }

        @Override
        public List<TenantId> companiesWith(String plugin) {
            return List.of();
        }

        @Override
        public List<String> enabledBy(TenantId tenant) {
            return List.of();
        }

        @Override
        public void configure(Caller who, TenantId tenant, String plugin, boolean enabled, JsonNode settings) {
            throw new UnsupportedOperationException();
        }
    }
}
