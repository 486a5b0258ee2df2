package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo on PostgreSQL: mirror, compare, brief, send, kill, go on. */
class StorageScenarioTest {

    @TempDir
    Path data;

    @Test
    @Proves({"PLT-08", "MIG-08"})
    void theDemoRunsOnPostgresqlAsItDoesOnDerby() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Demo demo = Demo.in(data, Map.of("PLUMBLINE_STORAGE_PASSWORD", "postgres"), "--storage", "postgresql",
                        "--storage-url", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "--storage-user", "postgres").start()) {
            demo.killAppliance();
            demo.start();
            Rest owner = demo.owner();
            Steps steps = new Steps(owner);
            steps.mirrored();
            JsonNode theirs = demo.sandbox().counts();
            assertThat(Steps.items(owner.get("/api/sync/comparison").ok())).isNotEmpty()
                    .allSatisfy(item -> assertThat(item.path("ours").asLong()).as(item.path("entity").asText()).isEqualTo(theirs.path(item.path("entity").asText()).asLong()));
            JsonNode briefing = steps.writeBriefing(steps.jobWithPhone().path("id").asText());
            steps.sendBriefing(briefing);
            steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));
            assertThat(owner.get("/api/system").ok().path("storage").asText()).isEqualTo("postgresql");
        }
    }
}
