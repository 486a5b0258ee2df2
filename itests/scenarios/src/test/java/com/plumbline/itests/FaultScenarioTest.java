package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ServiceTitan has a bad day: 30 % of its answers fail in one of four ways. */
class FaultScenarioTest {

    private static final int LIMIT_PER_SECOND = 60;

    @TempDir
    Path data;

    @Test
    @Proves({"NFR-03", "PLT-15", "PLT-10"})
    void theMirrorCompletesWithinTheRateLimitWhileAThirdOfTheAnswersFail() {
        try (Demo demo = Demo.in(data).start()) {
            Rest owner = demo.owner();
            Steps steps = new Steps(owner);
            steps.mirrored();
            List<ObjectNode> faults = List.of(
                    Rest.JSON.createObjectNode().put("status", 429).put("rate", 0.3),
                    Rest.JSON.createObjectNode().put("status", 500).put("rate", 0.3),
                    Rest.JSON.createObjectNode().put("drop", true).put("rate", 0.3),
                    Rest.JSON.createObjectNode().put("latencyMillis", 5000).put("rate", 0.3));
            for (ObjectNode fault : faults) {
                demo.sandbox().fault("servicetitan", fault);
                JsonNode started = owner.post("/api/sync/runs", Rest.JSON.createObjectNode().put("full", true)).ok();
                if (fault.has("status")) {
                    JsonNode plugin = await("degraded, with the reason").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200))
                            .until(() -> steps.plugin("servicetitan"), state -> state.path("state").asText().equals("degraded"));
                    assertThat(plugin.path("reason").asText()).isNotBlank();
                }
                JsonNode run = await("the run under " + fault).atMost(Duration.ofMinutes(8)).pollInterval(Duration.ofSeconds(1))
                        .until(() -> owner.get("/api/sync/runs/" + started.path("id").asText()).ok(), now -> !now.path("state").asText().equals("running"));
                assertThat(run.path("state").asText()).as("run under %s: %s", fault, run.path("error")).isEqualTo("completed");
                demo.sandbox().heal("servicetitan");
            }
            steps.syncNow();
            await("ready again").atMost(Duration.ofMinutes(1)).until(() -> steps.plugin("servicetitan").path("state").asText().equals("ready"));
            thenTheLimitWasKept(demo.sandbox().requests("servicetitan"));
        }
    }

    private static void thenTheLimitWasKept(List<JsonNode> requests) {
        List<Instant> times = new ArrayList<>();
        requests.stream().filter(request -> !request.path("path").asText().contains("connect/token")).forEach(request -> times.add(Instant.parse(request.path("at").asText())));
        times.sort(null);
        for (int i = 0; i + LIMIT_PER_SECOND < times.size(); i++) {
            assertThat(Duration.between(times.get(i), times.get(i + LIMIT_PER_SECOND)))
                    .as("time for %d requests from %s", LIMIT_PER_SECOND + 1, times.get(i)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        }
    }
}
