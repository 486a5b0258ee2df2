package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo on PostgreSQL: mirror, compare, brief, send, kill, go on; and what a full disk does not lose. */
class StorageScenarioTest {

    private static final String WORDS = "The side gate is open";

    @TempDir
    static Path data;
    private static EmbeddedPostgres postgres;
    private static Demo demo;
    private static Rest owner;
    private static Steps steps;

    @BeforeAll
    static void aCompanyThatLostItsPowerInTheFirstMirror() throws IOException {
        postgres = EmbeddedPostgres.start();
        demo = Demo.in(data, Map.of("PLUMBLINE_STORAGE_PASSWORD", "postgres"), "--storage", "postgresql",
                "--storage-url", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "--storage-user", "postgres").start();
        demo.killAppliance();
        demo.start();
        owner = demo.owner();
        steps = new Steps(owner);
        steps.mirrored();
    }

    @AfterAll
    static void stop() throws IOException {
        try (EmbeddedPostgres last = postgres; Demo first = demo) {
            assertThat(first).isNotNull();
        }
    }

    @Test
    @Proves({"PLT-08", "MIG-08"})
    void theDemoRunsOnPostgresqlAsItDoesOnDerby() {
        JsonNode theirs = demo.sandbox().counts();
        assertThat(Steps.items(owner.get("/api/sync/comparison").ok())).isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("ours").asLong()).as(item.path("entity").asText()).isEqualTo(theirs.path(item.path("entity").asText()).asLong()));
        JsonNode briefing = steps.writeBriefing(steps.jobWithPhone().path("id").asText());
        steps.sendBriefing(briefing);
        steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));
        assertThat(owner.get("/api/system").ok().path("storage").asText()).isEqualTo("postgresql");
    }

    @Test
    @Proves("PLT-15")
    void whatAVendorToldWhileTheDiskWasFullIsSealedListedAndReplayedOnce() throws SQLException {
        String schema = '"' + column("SELECT table_schema FROM information_schema.tables WHERE table_name = 'integration_payload'").get(0) + '"';
        change("CREATE FUNCTION " + schema + ".refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE disk_full; END'");
        change("CREATE TRIGGER disk_full BEFORE INSERT ON " + schema + ".message FOR EACH ROW EXECUTE FUNCTION " + schema + ".refuse()");
        demo.sandbox().reply(steps.jobWithPhone().path("technician").path("phone").asText(), WORDS);
        JsonNode failed = await("the failed webhook").atMost(Duration.ofSeconds(30)).until(() -> inbound("failed"), list -> !list.isEmpty()).get(0);
        change("DROP TRIGGER disk_full ON " + schema + ".message");

        assertThat(failed.path("plugin").asText()).isEqualTo("twilio");
        assertThat(failed.path("httpStatus").asInt()).isEqualTo(500);
        assertThat(failed.path("replayable").asBoolean()).isTrue();
        assertThat(failed.path("error").asText()).isNotBlank();
        assertThat(failed.toString()).doesNotContain(WORDS);
        assertThat(column("SELECT sealed FROM " + schema + ".integration_payload")).hasSize(1)
                .allSatisfy(sealed -> assertThat(sealed).isNotBlank().doesNotContain("side gate").doesNotContain("side+gate"));
        assertThat(received()).isEmpty();

        String replays = "/api/integration-messages/" + failed.path("id").asText() + "/replays";
        owner.post(replays, Rest.JSON.createObjectNode()).ok();

        await("handed over").atMost(Duration.ofSeconds(30)).until(() -> inbound("failed").stream().noneMatch(row -> row.path("replayable").asBoolean()));
        assertThat(received()).hasSize(1);
        Rest.Answer again = owner.post(replays, Rest.JSON.createObjectNode());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("integration-message.not-replayable");
        assertThat(received()).hasSize(1);
        assertThat(column("SELECT sealed FROM " + schema + ".integration_payload")).as("what was handled is not kept").isEmpty();
        assertThat(Steps.items(owner.get("/api/audit?action=integration-message.replay").ok())).hasSize(1);
    }

    private static List<JsonNode> inbound(String status) {
        return Steps.items(owner.get("/api/integration-messages?direction=inbound&status=" + status).ok());
    }

    private static List<JsonNode> received() {
        return Steps.items(owner.get("/api/messages?direction=inbound").ok()).stream().filter(message -> message.path("body").asText().equals(WORDS)).toList();
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
