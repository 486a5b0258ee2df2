package com.plumbline.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.PostgresServer;
import com.plumbline.testkit.TestClock;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When databases are open, and what is said when they cannot be. */
class OpenAndCloseTest {

    private static final Unit NOTHING = new Unit("nothing", Unit.Scope.COMPANY, List.of(), "db", OpenAndCloseTest.class.getClassLoader(), folder -> Map.of());

    @TempDir
    Path folder;
    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T08:00:00Z"));

    @Test
    void anIdleCompanyIsClosedAndAUsedOneAndThePlatformAreNot() {
        try (Storages storages = Storages.derby(folder, folder.resolve("log"), 4, clock, Duration.ofMinutes(10), 60)) {
            Databases databases = storages.databases();
            UnitStore store = new UnitStore(NOTHING, databases);
            List<TenantId> companies = companies(databases, 2);
            databases.use(TenantId.PLATFORM, database -> null);
            assertThat(databases.open()).isEqualTo(3);

            clock.advance(Duration.ofMinutes(11));
            store.sql(companies.get(0), connection -> {
                databases.closeIdle();
                return null;
            });

            assertThat(databases.open()).as("the platform and the one in use").isEqualTo(2);
            assertThat(store.<Boolean>sql(companies.get(1), connection -> connection.isValid(1))).isTrue();
        }
    }

    @Test
    void noMoreCompaniesAreOpenThanAllowed() {
        try (Storages storages = Storages.derby(folder, folder.resolve("log"), 4, clock, Duration.ofMinutes(10), 3)) {
            UnitStore store = new UnitStore(NOTHING, storages.databases());

            for (TenantId company : companies(storages.databases(), 6)) {
                clock.advance(Duration.ofSeconds(1));
                store.sql(company, connection -> null);
                assertThat(storages.databases().open()).isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void aServerThatIsNotThereOrRefusesUsSaysWhatToDo() throws Exception {
        String url = PostgresServer.newDatabase();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:" + closed + "/plumbline", PostgresServer.USER))
                .hasMessageContaining("does not answer. Check that it runs").hasMessageContaining("com.plumbline.persistence.cfg");
        assertThatThrownBy(() -> open(url + "_none", PostgresServer.USER)).hasMessageContaining("has no such database. Create it");
        assertThatThrownBy(() -> open(url, "nobody")).hasMessageContaining("nobody");
    }

    private void open(String url, String user) {
        Storages.postgresql(url, user, PostgresServer.PASSWORD, 2, clock, folder).close();
    }

    private static List<TenantId> companies(Databases databases, int number) {
        List<TenantId> companies = IntStream.rangeClosed(1, number).mapToObj(i -> TenantId.of("shop-" + i)).toList();
        companies.forEach(databases::create);
        return companies;
    }
}
