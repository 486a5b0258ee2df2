package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins come, change and go while people work. */
class PlugInScenarioTest {

    private static final Duration USABLE_WITHIN = Duration.ofSeconds(5);

    @TempDir
    static Path folder;
    private static Demo demo;
    private static Rest owner;
    private static Steps steps;

    @BeforeAll
    static void aMirroredCompany() {
        demo = Demo.in(folder.resolve("demo")).start();
        owner = demo.owner();
        steps = new Steps(owner);
        steps.mirrored();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Proves({"PLT-03", "PLT-04", "PLT-14", "PLT-02"})
    void aPlugInMadeFromTheArchetypeComesChangesAndGoesWhileOthersWork() throws IOException {
        Path first = fromArchetype("1.0.0");
        Path second = fromArchetype("1.1.0");
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        ScheduledExecutorService others = othersKeepWorking(failures);

        deploy(first);
        await("listed").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> version("reviews").equals("1.0.0"));
        enable();
        await("usable").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> note("before the upgrade").status() == 201);
        assertThat(owner.get("/api/ui/plugins").ok().toString()).contains("reviews");
        assertThat(owner.get("/plugins/reviews/1.0.0/main.js").status()).isEqualTo(200);
        steps.syncNow();
        await("the route's row").atMost(Duration.ofSeconds(20)).until(() -> observations().stream().anyMatch(text -> text.startsWith("completed")));

        deploy(second);
        await("upgraded").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> version("reviews").equals("1.1.0"));
        await("its data").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> observations().contains("before the upgrade"));

        Files.delete(demo.data().resolve("deploy/reviews.jar"));
        await("gone").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> version("reviews").isEmpty());
        await("its path is gone").atMost(USABLE_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> owner.get("/api/x/reviews/observations").status() == 404);
        others.shutdownNow();
        assertThat(failures).isEmpty();
    }

    @Test
    @Proves("PLT-03")
    void eachShippedIntegrationCanBeTakenOutAndPutBack() throws IOException {
        for (String plugin : List.of("servicetitan", "twilio", "claude", "smtp")) {
            Path jar = demo.data().resolve("deploy/" + plugin + ".jar");
            Path aside = folder.resolve(plugin + ".jar");
            Queue<String> failures = new ConcurrentLinkedQueue<>();
            ScheduledExecutorService others = othersKeepWorking(failures);
            Files.move(jar, aside);
            await(plugin + " is gone").atMost(Duration.ofSeconds(15)).until(() -> version(plugin).isEmpty());
            Files.copy(aside, jar.resolveSibling("." + plugin + ".part"));
            Files.move(jar.resolveSibling("." + plugin + ".part"), jar, StandardCopyOption.ATOMIC_MOVE);
            await(plugin + " is back and ready").atMost(Duration.ofSeconds(15)).until(() -> !version(plugin).isEmpty() && steps.plugin(plugin).path("state").asText().equals("ready"));
            others.shutdownNow();
            assertThat(failures).as("while %s was replaced", plugin).isEmpty();
        }
        assertThat(steps.syncNow().path("state").asText()).isEqualTo("completed");
    }

    private static void enable() {
        ObjectNode body = Rest.JSON.createObjectNode().put("enabled", true);
        body.putObject("settings").put("baseUrl", demo.sandbox().rest().base() + "/sandbox/counts").put("apiKey", "any");
        owner.put("/api/plugins/reviews/settings", body).ok();
    }

    private static Rest.Answer note(String text) {
        return owner.post("/api/x/reviews/observations", Rest.JSON.createObjectNode().put("text", text));
    }

    private static List<String> observations() {
        return Steps.items(owner.get("/api/x/reviews/observations").body()).stream().map(one -> one.path("text").asText()).toList();
    }

    private static String version(String plugin) {
        return Steps.items(owner.get("/api/plugins").ok()).stream().filter(one -> one.path("id").asText().equals(plugin))
                .map(one -> one.path("version").asText()).findFirst().orElse("");
    }

    private static ScheduledExecutorService othersKeepWorking(Queue<String> failures) {
        ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
        others.scheduleWithFixedDelay(() -> {
            for (String path : List.of("/api/customers?q=a", "/api/jobs", "/api/technicians", "/")) {
                Rest.Answer answer = owner.get(path);
                if (answer.status() != 200) {
                    failures.add(path + " " + answer.status() + " " + answer.text());
                }
            }
        }, 0, 50, TimeUnit.MILLISECONDS);
        return others;
    }

    /** Written beside and moved into place, as a careful operator does. */
    private static void deploy(Path jar) throws IOException {
        Path part = demo.data().resolve("deploy/.reviews.part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, demo.data().resolve("deploy/reviews.jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path fromArchetype(String version) throws IOException {
        Path parent = Files.createDirectories(folder.resolve("src-" + version));
        maven(parent, "org.apache.maven.plugins:maven-archetype-plugin:3.3.1:generate", "-DarchetypeCatalog=local", "-DarchetypeGroupId=com.plumbline",
                "-DarchetypeArtifactId=archetype", "-DarchetypeVersion=0.1.0", "-DgroupId=com.example", "-DartifactId=reviews", "-Dversion=" + version,
                "-Dpackage=com.example.reviews", "-DpluginClass=Reviews");
        maven(parent.resolve("reviews"), "package");
        return parent.resolve("reviews/target/reviews-" + version + ".jar");
    }

    private static void maven(Path where, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("mvn", "--batch-mode", "--quiet"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "mvn", ".out");
        Process process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
