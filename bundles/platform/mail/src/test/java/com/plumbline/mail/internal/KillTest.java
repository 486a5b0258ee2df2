package com.plumbline.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Ids;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.PostgresServer;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that sends mails is killed at random moments, again and again. Afterwards each committed mail was taken at least once and no
 * other ever; twice was taken at most the one mail that each kill caught between the server and the note, under one Message-ID.
 */
@Proves({"NOT-02", "PLT-14"})
class KillTest {

    private static final int KILLS = Integer.getInteger("plumbline.test.kills", 6);

    @TempDir
    Path folder;

    @Test
    void killedWithDerbyNoMailIsLostAndOnlyTheOneInHandMayGoTwice() throws Exception {
        live(null);
    }

    @Test
    void killedWithPostgresqlNoMailIsLostAndOnlyTheOneInHandMayGoTwice() throws Exception {
        live(PostgresServer.newDatabase());
    }

    private void live(String url) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            DoomedProcess.start(DoomedPostOffice.class, folder.toString(), "write", url).killWithin(Duration.ofMillis(1500));
        }
        assertThat(DoomedProcess.start(DoomedPostOffice.class, folder.toString(), "drain", url).awaitEnd()).isZero();

        Set<String> committed = committed(url);
        List<String> taken = Files.readAllLines(DoomedPostOffice.taken(folder));
        assertThat(committed).hasSizeGreaterThan(KILLS);
        assertThat(new HashSet<>(taken)).as("nothing lost, nothing sent that was not committed").isEqualTo(committed);
        assertThat(taken.size() - committed.size()).as("taken twice").isBetween(0, KILLS);
    }

    private Set<String> committed(String url) {
        TestStorage storage = TestStorage.lasting(folder, url);
        try {
            return new HashSet<>(storage.store("mail").sql(DoomedPostOffice.COMPANY, connection -> Sql.list(connection, "SELECT id FROM mail WHERE state = 'SENT'",
                    row -> Ids.text(Letter.PREFIX, row.number("id")))));
        } finally {
            storage.close();
        }
    }
}
