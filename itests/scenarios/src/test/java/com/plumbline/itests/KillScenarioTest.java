package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails: twenty times, at moments chosen at random, spread over the first mirror, enrichment, and the time between sending and the carrier's answer.
 * The seed is printed; {@code -Dplumbline.kill.seed=N} repeats a run.
 */
class KillScenarioTest {

    private static final int KILLS_IN_MIRROR = 8;
    private static final int KILLS_IN_ENRICHMENT = 6;
    private static final int KILLS_IN_SEND = 6;

    private final long seed = Long.getLong("plumbline.kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path data;

    @Test
    @Proves({"NFR-03", "MIG-08", "BRF-20"})
    void nothingIsLostAndNothingIsDoubledWhereverThePowerFails() {
        System.out.println("kill seed " + seed);
        try (Demo demo = Demo.in(data).start()) {
            killDuringTheFirstMirror(demo);
            thenTheMirrorIsWhole(demo);
            killDuringEnrichment(demo);
            killBetweenSendAndAnswer(demo);
            thenTheMirrorIsWhole(demo);
        }
    }

    private void killDuringTheFirstMirror(Demo demo) {
        for (int i = 0; i < KILLS_IN_MIRROR; i++) {
            after(random.nextInt(1500));
            demo.killAppliance();
            demo.start();
        }
        new Steps(demo.owner()).mirrored();
    }

    private void thenTheMirrorIsWhole(Demo demo) {
        Rest owner = demo.owner();
        JsonNode theirs = demo.sandbox().counts();
        assertThat(Steps.items(owner.get("/api/sync/comparison").ok())).isNotEmpty().allSatisfy(item -> {
            String entity = item.path("entity").asText();
            assertThat(item.path("ours").asLong()).as(entity).isEqualTo(theirs.path(entity).asLong());
            if (theirs.has(entity + "Cents")) {
                assertThat(item.path("oursCents").asLong()).as(entity).isEqualTo(theirs.path(entity + "Cents").asLong());
            }
        });
    }

    private void killDuringEnrichment(Demo demo) {
        demo.sandbox().fault("anthropic", Rest.JSON.createObjectNode().put("latencyMillis", 1500));
        List<JsonNode> customers = Steps.items(demo.owner().get("/api/customers?pageSize=" + KILLS_IN_ENRICHMENT).ok());
        for (JsonNode customer : customers) {
            demo.owner().post("/api/customers/" + customer.path("id").asText() + "/profile", Rest.JSON.createObjectNode()).ok();
            after(random.nextInt(2500));
            demo.killAppliance();
            demo.start();
        }
        demo.sandbox().heal("anthropic");
        Rest owner = demo.owner();
        for (JsonNode customer : customers) {
            JsonNode profile = await("the profile of " + customer.path("name").asText()).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500))
                    .until(() -> owner.get("/api/customers/" + customer.path("id").asText() + "/profile").ok(), now -> now.path("state").asText().equals("ready"));
            List<String> facts = new ArrayList<>();
            List.of("personal", "family", "home").forEach(part -> profile.path(part).forEach(fact -> facts.add(part + "/" + fact.path("label").asText() + "/" + fact.path("value").asText())));
            assertThat(facts).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    private void killBetweenSendAndAnswer(Demo demo) {
        List<JsonNode> sent = new ArrayList<>();
        List<JsonNode> jobs = new Steps(demo.owner()).jobsToday().stream().filter(job -> job.path("technician").hasNonNull("phone")).limit(KILLS_IN_SEND).toList();
        for (JsonNode job : jobs) {
            Steps steps = new Steps(demo.owner());
            JsonNode briefing = steps.writeBriefing(job.path("id").asText());
            demo.sandbox().fault("twilio", Rest.JSON.createObjectNode().put("latencyMillis", 1200));
            steps.sendBriefing(briefing);
            after(random.nextInt(1500));
            demo.killAppliance();
            demo.sandbox().heal("twilio");
            demo.start();
            sent.add(briefing);
        }
        Steps steps = new Steps(demo.owner());
        for (JsonNode briefing : sent) {
            steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));
            assertThat(demo.sandbox().phoneMessages(briefing)).as("SMS of %s on the phone", briefing.path("id").asText()).hasSize(1);
        }
    }

    /** The random moment itself: not a wait for a condition, but the point in time at which the power fails. */
    private static void after(int millis) {
        CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)).join();
    }
}
