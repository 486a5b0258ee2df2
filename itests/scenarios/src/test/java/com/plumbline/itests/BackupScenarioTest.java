package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The box is lost; the back-up is not. */
class BackupScenarioTest {

    @TempDir
    Path data;

    @Test
    @Proves("NFR-03")
    void aBackUpTakenWhileRunningBringsBackTheSameCountsAndCents() {
        Path file = data.resolve("company.backup");
        Map<String, String> before;
        try (Demo demo = Demo.in(data.resolve("lost")).start()) {
            new Steps(demo.owner()).mirrored();
            before = figures(demo.owner());
            demo.command("backup", file.toString());
        }
        try (Demo demo = Demo.in(data.resolve("new")).start()) {
            new Steps(demo.owner()).mirrored();
            demo.command("restore", file.toString());
            Map<String, String> expected = before;
            await("the same figures, by the sign-in of the lost box").atMost(Duration.ofMinutes(2)).ignoreExceptions()
                    .untilAsserted(() -> assertThat(figures(demo.ownerOf(data.resolve("lost")))).isEqualTo(expected));
        }
    }

    private static Map<String, String> figures(Rest rest) {
        Map<String, String> figures = new TreeMap<>();
        for (JsonNode item : Steps.items(rest.get("/api/sync/comparison").ok())) {
            figures.put(item.path("entity").asText(), item.path("ours").asText() + " " + item.path("oursCents").asText());
        }
        assertThat(figures).isNotEmpty();
        return figures;
    }
}
