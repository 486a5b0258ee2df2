package com.plumbline.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.PostgresServer;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed at random moments, again and again; afterwards every cause has each effect exactly once, in order. */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("plumbline.test.kills", 6);

    @TempDir
    Path folder;

    @Test
    @Proves("PLT-14")
    void killedWithDerbyNothingIsLostAndNothingIsDoubled() throws Exception {
        live(null);
    }

    @Test
    @Proves("PLT-14")
    void killedWithPostgresqlNothingIsLostAndNothingIsDoubled() throws Exception {
        live(PostgresServer.newDatabase());
    }

    private void live(String url) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            DoomedProcess.start(DoomedAppliance.class, folder.toString(), "publish", url).killWithin(Duration.ofMillis(1500));
        }
        assertThat(DoomedProcess.start(DoomedAppliance.class, folder.toString(), "drain", url).awaitEnd()).isZero();
        verify(url);
    }

    private void verify(String url) {
        TestStorage storage = TestStorage.lasting(folder, url);
        Store store = storage.store("kill");
        TenantId company = DoomedAppliance.COMPANY;
        try {
            List<Long> causes = numbers(store, company, "SELECT id FROM cause ORDER BY id");
            assertThat(causes).hasSizeGreaterThan(ROUNDS);
            for (String handler : DoomedAppliance.HANDLERS) {
                List<Long> effects = numbers(store, company, "SELECT cause_id FROM effect WHERE handler = '" + handler + "' ORDER BY cause_id");
                assertThat(effects).as(handler + ": nothing lost, nothing doubled, of " + causes.size()).isEqualTo(causes);
                for (int subject = 0; subject < 3; subject++) {
                    List<Long> inTime = numbers(store, company, "SELECT cause_id FROM effect WHERE handler = '" + handler
                            + "' AND subject = 'job_" + subject + "' ORDER BY id");
                    assertThat(inTime).as("order of job_" + subject + " for " + handler).isSorted();
                }
            }
        } finally {
            storage.close();
        }
    }

    private static List<Long> numbers(Store store, TenantId company, String sql) {
        return store.sql(company, connection -> {
            List<Long> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        });
    }
}
