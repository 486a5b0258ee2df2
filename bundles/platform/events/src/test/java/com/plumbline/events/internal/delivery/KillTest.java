package com.plumbline.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.PostgresServer;
import com.plumbline.testkit.TestStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
            Process process = appliance("publish", url);
            awaitReady(process);
            boolean endedByItself = process.waitFor(ThreadLocalRandom.current().nextLong(50, 1500), TimeUnit.MILLISECONDS);
            assertThat(endedByItself).isFalse();
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        Process last = appliance("drain", url);
        awaitReady(last);
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).isZero();
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

    private Process appliance(String task, String url) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Duser.timezone=UTC", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedAppliance.class.getName(), folder.toString(), task));
        if (url != null) {
            command.add(url);
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void awaitReady(Process process) throws IOException {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); !DoomedAppliance.READY.equals(line); line = output.readLine()) {
            assertThat(line).as("the process ended").isNotNull();
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }
}
