package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ServiceTitan has a bad day: 30 % of its answers fail, each in one of four ways. Each way by itself: {@link VendorContractScenarioTest}. */
class FaultScenarioTest {

    private static final int LIMIT_PER_SECOND = 60;

    @TempDir
    Path data;

    @Test
    @Proves({"NFR-03", "PLT-15", "PLT-10"})
    void theMirrorCompletesWithinTheRateLimitWhileAThirdOfTheAnswersFail() {
        Path recording = data.resolve("recording.jsonl");
        try (Demo demo = Demo.in(data.resolve("demo")).recording(recording).start()) {
            Rest owner = demo.owner();
            Steps steps = new Steps(owner);
            steps.mirrored();
            demo.sandbox().fault("servicetitan", badDay());
            JsonNode started = owner.post("/api/sync/runs", Rest.JSON.createObjectNode().put("full", true)).ok();
            JsonNode plugin = await("degraded, with the reason").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200))
                    .until(() -> steps.plugin("servicetitan"), state -> state.path("state").asText().equals("degraded"));
            assertThat(plugin.path("reason").asText()).isNotBlank();
            JsonNode run = await("the run").atMost(Duration.ofMinutes(8)).pollInterval(Duration.ofSeconds(1))
                    .until(() -> owner.get("/api/sync/runs/" + started.path("id").asText()).ok(), now -> !now.path("state").asText().equals("running"));
            assertThat(run.path("state").asText()).as("run: %s", run.path("error")).isEqualTo("completed");
            List<JsonNode> requests = demo.sandbox().requests("servicetitan");
            thenEachFailureHappened(requests);
            thenTheLimitWasKept(requests);
            demo.sandbox().heal("servicetitan");
            steps.syncNow();
            await("ready again").atMost(Duration.ofMinutes(1)).until(() -> steps.plugin("servicetitan").path("state").asText().equals("ready"));
            thenTheMirrorIsWhole(demo, owner);
        }
        VendorContract.find().ifPresent(contract -> assertThat(contract.hold(recording).faults()).isEmpty());
    }

    private static ObjectNode badDay() {
        ObjectNode fault = Rest.JSON.createObjectNode().put("rate", 0.3);
        ArrayNode modes = fault.putArray("modes");
        modes.addObject().put("status", 429);
        modes.addObject().put("status", 500);
        modes.addObject().put("drop", true);
        modes.addObject().put("latencyMillis", 5000);
        return fault;
    }

    private static void thenEachFailureHappened(List<JsonNode> requests) {
        List<JsonNode> hit = requests.stream().filter(request -> request.path("fault").asBoolean()).toList();
        for (int status : List.of(429, 500, 0)) {
            assertThat(hit).anyMatch(request -> request.path("status").asInt() == status);
        }
        assertThat(hit).anyMatch(request -> request.path("millis").asLong() >= 5000);
    }

    private static void thenTheMirrorIsWhole(Demo demo, Rest owner) {
        JsonNode theirs = demo.sandbox().counts();
        assertThat(Steps.items(owner.get("/api/sync/comparison").ok())).isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("ours").asLong()).as(item.path("entity").asText()).isEqualTo(theirs.path(item.path("entity").asText()).asLong()));
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
