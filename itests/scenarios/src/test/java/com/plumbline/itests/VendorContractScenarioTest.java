package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.contract.VendorContract.Held;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything the appliance says to the vendors in a demo's day, good and bad, and everything the simulators answer, held against the vendors'
 * own documents. These are not part of the repository: without them the test is skipped.
 */
class VendorContractScenarioTest {

    private static final List<String> PLUGINS = List.of("servicetitan", "twilio", "claude");
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path data;
    private Demo demo;
    private Rest owner;
    private Steps steps;

    @Test
    @Proves({"INT-01", "INT-02", "INT-06", "MIG-06", "MIG-11", "NFR-03"})
    void allThatIsSaidWithTheVendorsFitsTheirDocuments() {
        VendorContract contract = VendorContract.orSkip();
        Path recording = data.resolve("recording.jsonl");
        try (Demo running = Demo.in(data.resolve("demo")).recording(recording).start()) {
            demo = running;
            owner = demo.owner();
            steps = new Steps(owner);
            aCompanyIsMirrored();
            connectionsAreTested();
            customersAreEnrichedAndTechniciansBriefed();
            peopleAnswer();
            theModelMisbehaves();
            theVendorsHaveABadDay();
        }
        Held held = contract.hold(recording);
        System.out.println(held.exchanges() + " exchanges held against the vendors' documents: " + held.operations() + ", without a document: " + held.withoutDocument());

        assertThat(held.faults()).isEmpty();
        // The register of properties is our own invention, and mail is no HTTP.
        assertThat(held.withoutDocument().keySet()).isSubsetOf("property", "smtp");
        thenEveryAddressOfTheFieldMapWasAsked(held);
        assertThat(held.operations().get("twilio POST /2010-04-01/Accounts/{AccountSid}/Messages.json")).containsKeys(201, 400, 429, 500, 0);
        assertThat(held.operations().get("twilio GET /2010-04-01/Accounts/{AccountSid}/Messages.json")).containsKey(200);
        assertThat(held.operations().get("anthropic POST /v1/messages")).containsKeys(200, 429, 500, 0);
        assertThat(held.operations().get("servicetitan POST /connect/token")).containsKeys(200, 400);
    }

    private void aCompanyIsMirrored() {
        steps.mirrored();
        steps.syncNow();
        demo.sandbox().plan(plan("expireTokens"));
        run(Rest.JSON.createObjectNode().put("full", true));
        owner.post("/api/sync/comparisons", Rest.JSON.createObjectNode()).ok();
    }

    private void connectionsAreTested() {
        for (String plugin : PLUGINS) {
            assertThat(steps.testConnection(plugin, settings -> { }).path("ok").asBoolean()).as(plugin).isTrue();
        }
        steps.testConnection("servicetitan", settings -> settings.put("clientSecret", "cs2.wrong"));
        steps.testConnection("servicetitan", settings -> settings.put("appKey", "ak1.wrong"));
        steps.testConnection("servicetitan", settings -> settings.put("tenantId", "999999"));
        steps.testConnection("twilio", settings -> settings.put("authToken", "wrong"));
        steps.testConnection("claude", settings -> settings.put("apiKey", "sk-ant-wrong"));
    }

    private void customersAreEnrichedAndTechniciansBriefed() {
        Steps.items(owner.get("/api/customers?pageSize=3").ok()).forEach(customer -> steps.enrich(customer.path("id").asText()));
        for (JsonNode job : jobs().subList(0, 2)) {
            brief(job, "delivered");
        }
        JsonNode job = jobs().get(2);
        String path = "/api/technicians/" + job.path("technician").path("id").asText() + "/phone";
        owner.put(path, Rest.JSON.createObjectNode().put("phone", "+19135550190")).ok();
        brief(job, "failed");
        owner.put(path, Rest.JSON.createObjectNode().putNull("phone")).ok();
    }

    private void peopleAnswer() {
        String phone = jobs().get(0).path("technician").path("phone").asText();
        for (String word : List.of("On my way", "HELP", "STOP", "START")) {
            demo.sandbox().reply(phone, word);
            await(word + " among the messages").atMost(SOON).until(() -> Steps.items(owner.get("/api/messages?direction=inbound").ok()).stream()
                    .anyMatch(message -> message.path("body").asText().equals(word)));
        }
    }

    private void theModelMisbehaves() {
        List<JsonNode> jobs = jobs();
        for (String mode : List.of("schema-breaking", "refusal", "max_tokens", "malformed")) {
            demo.sandbox().plan(plan("modelAnswer").put("mode", mode));
            assertThat(steps.writeBriefing(jobs.get(3).path("id").asText()).path("writer").asText()).as(mode).isEqualTo("deterministic");
        }
        demo.sandbox().plan(plan("modelAnswer").put("mode", "normal"));
    }

    private void theVendorsHaveABadDay() {
        List<JsonNode> jobs = jobs();
        for (ObjectNode fault : List.of(fault().put("status", 429), fault().put("status", 500), fault().put("drop", "after"), fault().put("latencyMillis", 500))) {
            demo.sandbox().fault("servicetitan", fault.deepCopy().put("rate", 0.3));
            run(Rest.JSON.createObjectNode().put("scope", "jobs").put("days", 30));
            demo.sandbox().heal("servicetitan");
            demo.sandbox().fault("anthropic", fault);
            JsonNode briefing = steps.writeBriefing(jobs.get(1).path("id").asText());
            demo.sandbox().heal("anthropic");
            demo.sandbox().fault("twilio", fault);
            long before = spoilt("twilio");
            steps.sendBriefing(briefing);
            await("a send that " + fault + " struck").atMost(SOON).until(() -> spoilt("twilio") > before);
            demo.sandbox().heal("twilio");
            steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));
        }
    }

    private long spoilt(String vendor) {
        return demo.sandbox().requests(vendor).stream().filter(request -> request.path("fault").asBoolean()).count();
    }

    private void brief(JsonNode job, String end) {
        JsonNode briefing = steps.writeBriefing(job.path("id").asText());
        steps.sendBriefing(briefing);
        steps.delivery(briefing, delivery -> delivery.path("state").asText().equals(end));
    }

    private List<JsonNode> jobs() {
        return steps.jobsToday().stream().filter(job -> job.path("technician").hasNonNull("phone")).toList();
    }

    private void run(ObjectNode wanted) {
        JsonNode started = owner.post("/api/sync/runs", wanted).ok();
        JsonNode run = await("run " + wanted).atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(300))
                .until(() -> owner.get("/api/sync/runs/" + started.path("id").asText()).ok(), now -> !now.path("state").asText().equals("running"));
        assertThat(run.path("state").asText()).as("%s", run).isEqualTo("completed");
    }

    private void thenEveryAddressOfTheFieldMapWasAsked(Held held) {
        assertThat(held.operations().keySet().stream().filter(operation -> operation.startsWith("servicetitan GET")).toList())
                .as("addresses of ServiceTitan that were asked").hasSizeGreaterThan(20);
    }

    private static ObjectNode fault() {
        return Rest.JSON.createObjectNode();
    }

    private static ObjectNode plan(String action) {
        return Rest.JSON.createObjectNode().put("action", action);
    }
}
