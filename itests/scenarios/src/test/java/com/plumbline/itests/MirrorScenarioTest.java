package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main road: mirror, compare, read, brief, send. */
class MirrorScenarioTest {

    @TempDir
    static Path data;
    private static Demo demo;
    private static Rest owner;
    private static Steps steps;

    @BeforeAll
    static void aMirroredCompany() {
        demo = Demo.in(data).start();
        owner = demo.owner();
        steps = new Steps(owner);
        steps.mirrored();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Proves({"MIG-08", "BRF-02", "BRF-03", "JOB-08", "INT-01", "CRM-02"})
    void everyCountAndEveryCentEqualsTheVendors() {
        JsonNode theirs = demo.sandbox().counts();
        List<JsonNode> comparison = Steps.items(owner.get("/api/sync/comparison").ok());

        assertThat(comparison).hasSizeGreaterThan(15).allSatisfy(item -> {
            String entity = item.path("entity").asText();
            assertThat(item.path("ours").asLong()).as(entity).isEqualTo(theirs.path(entity).asLong());
            assertThat(item.path("theirs").asLong()).as(entity).isEqualTo(theirs.path(entity).asLong());
            assertThat(item.path("differences")).as(entity).isEmpty();
            if (theirs.has(entity + "Cents")) {
                assertThat(item.path("oursCents").asLong()).as(entity).isEqualTo(theirs.path(entity + "Cents").asLong());
                assertThat(item.path("theirsCents").asLong()).as(entity).isEqualTo(theirs.path(entity + "Cents").asLong());
            }
        });
        assertThat(owner.get("/api/customers").ok().path("total").asLong()).isEqualTo(theirs.path("customers").asLong());
    }

    @Test
    @Proves({"MIG-06", "MIG-11"})
    void theFieldMapIsDataAndItsAddressesAreTheOnesThatWereReadAndThereAtTheVendor() {
        JsonNode map = owner.get("/api/sync/field-map").ok().path("servicetitan");
        List<String> read = new ArrayList<>();
        for (JsonNode request : demo.sandbox().requests("servicetitan")) {
            assertThat(request.path("status").asInt()).as(request.path("path").asText()).isNotEqualTo(404);
            read.add(request.path("path").asText().replaceFirst("^/servicetitan", "").replaceFirst("/tenant/\\d+/", "/tenant/{tenant}/"));
        }
        List<String> entities = new ArrayList<>();
        for (JsonNode entity : map.path("entities")) {
            entities.add(entity.path("entity").asText());
            assertThat(read).as(entity.path("entity").asText()).contains(entity.path(entity.hasNonNull("feed") ? "feed" : "list").asText());
            assertThat(entity.path("fields")).as(entity.path("entity").asText()).isNotEmpty()
                    .allSatisfy(field -> assertThat(field.path("from").asText()).isNotBlank())
                    .allSatisfy(field -> assertThat(field.path("to").asText()).isNotBlank());
        }
        assertThat(Steps.items(owner.get("/api/sync/comparison").ok())).extracting(item -> item.path("entity").asText()).containsExactlyInAnyOrderElementsOf(entities);
        assertThat(read).as("not where they were looked for once").anyMatch(path -> path.startsWith("/sales/v2/tenant/{tenant}/")).
                anyMatch(path -> path.startsWith("/equipmentsystems/v2/tenant/{tenant}/")).noneMatch(path -> path.contains("/accounting/v2/tenant/{tenant}/estimates"));
    }

    @Test
    @Proves({"BRF-05", "MIG-04"})
    void aChangeAtTheVendorReachesTheOpenScreenAfterSyncNow() {
        JsonNode customer = Steps.items(owner.get("/api/customers?pageSize=1").ok()).get(0);
        String externalId = owner.get("/api/customers/" + customer.path("id").asText()).ok().path("externalId").asText();
        Queue<String> live = listen();

        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "changeCustomer").put("id", Long.parseLong(externalId))
                .put("name", "Renamed At The Vendor"));
        steps.syncNow();

        assertThat(owner.get("/api/customers/" + customer.path("id").asText()).ok().path("name").asText()).isEqualTo("Renamed At The Vendor");
        await("a live message on topic customers").atMost(Duration.ofSeconds(10))
                .until(() -> live.stream().anyMatch(message -> message.contains("\"customers\"")));
    }

    @Test
    @Proves({"BRF-12", "BRF-14", "BRF-16", "BRF-17", "BRF-18", "BRF-19", "BRF-20", "NOT-02", "INT-02"})
    void aBriefingIsWrittenAndReachesTheTechniciansPhoneOnce() {
        JsonNode job = steps.jobWithPhone();
        JsonNode briefing = steps.writeBriefing(job.path("id").asText());

        steps.sendBriefing(briefing);
        JsonNode delivered = steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));

        String phone = job.path("technician").path("phone").asText();
        assertThat(delivered.path("to").asText()).isEqualTo(phone);
        List<JsonNode> received = demo.sandbox().phoneMessages(briefing);
        assertThat(received).hasSize(1);
        assertThat(received.get(0).path("segments").asInt()).isBetween(1, 2);
    }

    private static Queue<String> listen() {
        Queue<String> messages = new ConcurrentLinkedQueue<>();
        HttpClient.newHttpClient().newWebSocketBuilder()
                .header("Cookie", owner.headers().get("Cookie"))
                .header("Origin", demo.address().toString())
                .buildAsync(java.net.URI.create(demo.address().toString().replace("http", "ws") + "/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        messages.add(text.toString());
                        socket.request(1);
                        return null;
                    }
                }).join();
        await("the stream's hello").atMost(Duration.ofSeconds(10)).until(() -> !messages.isEmpty());
        return messages;
    }
}
