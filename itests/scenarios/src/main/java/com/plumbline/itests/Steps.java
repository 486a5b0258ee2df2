package com.plumbline.itests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What people do at the appliance, in their words; each step waits for the outcome they would wait for. */
public final class Steps {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration MIRRORED = Duration.ofMinutes(6);

    private final Rest rest;

    public Steps(Rest rest) {
        this.rest = rest;
    }

    /** Waits until no run is under way and at least one has completed; answers the newest. */
    public JsonNode mirrored() {
        return await("a completed mirror").atMost(MIRRORED).pollInterval(Duration.ofMillis(500))
                .until(() -> rest.get("/api/sync/runs").ok().path("items").path(0), run -> run.path("state").asText().equals("completed"));
    }

    public JsonNode syncNow() {
        JsonNode run = rest.post("/api/sync/runs", Rest.JSON.createObjectNode()).ok();
        return await("run " + run.path("id").asText()).atMost(MIRRORED).pollInterval(Duration.ofMillis(300))
                .until(() -> rest.get("/api/sync/runs/" + run.path("id").asText()).ok(), now -> !now.path("state").asText().equals("running"));
    }

    public List<JsonNode> jobsToday() {
        return items(rest.get("/api/jobs?pageSize=200").ok());
    }

    /** The first of today's jobs whose technician can be reached. */
    public JsonNode jobWithPhone() {
        return jobsToday().stream().filter(job -> job.path("technician").hasNonNull("phone")).findFirst()
                .orElseThrow(() -> new AssertionError("No job today has a technician with a phone"));
    }

    public JsonNode writeBriefing(String job) {
        rest.post("/api/jobs/" + job + "/briefings", Rest.JSON.createObjectNode()).ok();
        return await("a briefing for " + job).atMost(SOON).pollInterval(Duration.ofMillis(200))
                .until(() -> rest.get("/api/jobs/" + job + "/briefing").body(), briefing -> briefing.path("state").asText().equals("ready"));
    }

    public JsonNode sendBriefing(JsonNode briefing) {
        return rest.post("/api/briefings/" + briefing.path("id").asText() + "/deliveries", Rest.JSON.createObjectNode()).ok();
    }

    public JsonNode delivery(JsonNode briefing, Predicate<JsonNode> wanted) {
        String job = briefing.path("jobId").asText();
        return await("the delivery of " + briefing.path("id").asText()).atMost(SOON.multipliedBy(2)).pollInterval(Duration.ofMillis(300))
                .until(() -> rest.get("/api/jobs/" + job + "/briefing").ok().path("deliveries").path(0), wanted::test);
    }

    /** Asks for a customer's profile and waits until it is there. */
    public JsonNode enrich(String customer) {
        rest.post("/api/customers/" + customer + "/profile", Rest.JSON.createObjectNode()).ok();
        return await("the profile of " + customer).atMost(SOON).pollInterval(Duration.ofMillis(200))
                .until(() -> rest.get("/api/customers/" + customer + "/profile").ok(), profile -> profile.path("state").asText().equals("ready"));
    }

    /** "Test connection", with the settings that are stored and these changes. */
    public JsonNode testConnection(String plugin, Consumer<ObjectNode> change) {
        ObjectNode body = Rest.JSON.createObjectNode();
        change.accept(body.putObject("settings").setAll((ObjectNode) plugin(plugin).path("settings")));
        return rest.post("/api/plugins/" + plugin + "/tests", body).ok();
    }

    public JsonNode plugin(String id) {
        return items(rest.get("/api/plugins").ok()).stream().filter(plugin -> plugin.path("id").asText().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("There is no plug-in " + id));
    }

    public static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }
}
