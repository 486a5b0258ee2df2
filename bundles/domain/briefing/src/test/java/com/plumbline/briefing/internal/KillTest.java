package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.PostgresServer;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process whose briefings go out by themselves is killed at random moments, again and again. Afterwards every committed plan has gone
 * out exactly once: unlike a mail server, an SMS carrier can be asked what it took.
 */
@Proves({"BRF-34", "NFR-03", "PLT-14"})
class KillTest {

    private static final int KILLS = Integer.getInteger("plumbline.test.kills", 3);

    /** @param job number of it */
    private record Planned(long job, String state) {}

    @TempDir
    Path folder;

    @Test
    void killedWithDerbyEveryPlannedBriefingGoesOutExactlyOnce() throws Exception {
        live(null);
    }

    @Test
    void killedWithPostgresqlEveryPlannedBriefingGoesOutExactlyOnce() throws Exception {
        live(PostgresServer.newDatabase());
    }

    private void live(String url) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            DoomedProcess.start(DoomedOffice.class, folder.toString(), String.valueOf(1 + kill * DoomedOffice.JOBS_A_LIFE), url).killWithin(Duration.ofMillis(2500));
        }
        assertThat(DoomedProcess.start(DoomedOffice.class, folder.toString(), "drain", url).awaitEnd()).isZero();

        List<Planned> plans = plans(url);
        List<PhoneCarrier.OnPhone> phones = new FileCarrier(folder, Clock.systemUTC()).taken();
        assertThat(plans).hasSizeGreaterThan(KILLS).allSatisfy(plan -> assertThat(plan.state()).as("job %d", plan.job()).isEqualTo("SENT"));
        assertThat(plans).allSatisfy(plan -> {
            Pattern named = Pattern.compile("\\b" + (48000 + plan.job()) + "\\b");
            assertThat(phones).as("on the phone, of job %d", plan.job()).filteredOn(sms -> named.matcher(sms.body()).find()).hasSize(1);
        });
        assertThat(phones).as("nothing that was not planned").hasSameSizeAs(plans);
    }

    private List<Planned> plans(String url) {
        TestStorage storage = TestStorage.lasting(folder, url);
        try {
            return storage.store("briefing").sql(DoomedOffice.COMPANY, connection -> Sql.list(connection, "SELECT job_id, state FROM briefing_plan ORDER BY job_id",
                    row -> new Planned(row.number("job_id"), row.text("state"))));
        } finally {
            storage.close();
        }
    }
}
