package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong has its own clear answer, and nothing is half-written. */
class BadInputScenarioTest {

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
    @Proves({"BRF-01", "BRF-21"})
    void eachWrongConnectionSettingHasItsOwnMessage() {
        Set<String> messages = new HashSet<>();
        messages.add(testWith("servicetitan", settings -> settings.put("clientSecret", "cs2.wrong")));
        messages.add(testWith("servicetitan", settings -> settings.put("tenantId", "999999")));
        messages.add(testWith("servicetitan", settings -> settings.put("appKey", "ak1.wrong")));
        messages.add(testWith("servicetitan", settings -> settings.put("baseUrl", "http://127.0.0.1:9").put("authUrl", "http://127.0.0.1:9")));
        messages.add(testWith("twilio", settings -> settings.put("authToken", "wrong")));
        messages.add(testWith("claude", settings -> settings.put("apiKey", "sk-ant-wrong")));

        assertThat(messages).hasSize(6).allSatisfy(message -> assertThat(message).isNotBlank().doesNotContain("Exception"));
        assertThat(steps.plugin("servicetitan").path("settings").path("tenantId").asText()).isNotEqualTo("999999");
    }

    @Test
    @Proves("BRF-27")
    void aBadPhoneIsRefusedAndTheOldOneStays() {
        JsonNode technician = Steps.items(owner.get("/api/technicians").ok()).get(0);
        String path = "/api/technicians/" + technician.path("id").asText() + "/phone";

        Rest.Answer answer = owner.put(path, Rest.JSON.createObjectNode().put("phone", "12"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("phone.invalid");
        JsonNode after = Steps.items(owner.get("/api/technicians").ok()).stream().filter(one -> one.path("id").equals(technician.path("id"))).findFirst().orElseThrow();
        assertThat(after.path("phone")).isEqualTo(technician.path("phone"));
    }

    @Test
    @Proves({"NOT-02", "BRF-20"})
    void aTechnicianWhoSaidStopIsNotSentTo() {
        String technician = steps.jobWithPhone().path("technician").path("id").asText();
        List<JsonNode> jobs = steps.jobsToday().stream().filter(job -> job.path("technician").path("id").asText().equals(technician)).limit(2).toList();
        String phone = jobs.get(0).path("technician").path("phone").asText();
        JsonNode first = steps.writeBriefing(jobs.get(0).path("id").asText());
        steps.sendBriefing(first);
        steps.delivery(first, delivery -> delivery.path("state").asText().equals("delivered"));
        JsonNode second = steps.writeBriefing(jobs.get(1).path("id").asText());
        demo.sandbox().reply(phone, "STOP");
        await("the opt-out").atMost(Duration.ofSeconds(20))
                .until(() -> Steps.items(owner.get("/api/consents?q=" + phone.substring(2)).ok()).stream().anyMatch(consent -> consent.path("state").asText().equals("out")));
        int before = demo.sandbox().phoneMessages(phone).size();

        Rest.Answer answer = owner.post("/api/briefings/" + second.path("id").asText() + "/deliveries", Rest.JSON.createObjectNode());

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("recipient.opted-out");
        assertThat(demo.sandbox().phoneMessages(phone)).hasSize(before);
        demo.sandbox().reply(phone, "START");
    }

    @Test
    @Proves({"BRF-15", "INT-06"})
    void aModelThatBreaksTheSchemaIsReplacedByTheDeterministicWriterAndTheScreenSaysSo() {
        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "modelAnswer").put("mode", "schema-breaking"));
        JsonNode job = steps.jobsToday().get(steps.jobsToday().size() - 1);

        JsonNode briefing = steps.writeBriefing(job.path("id").asText());

        assertThat(briefing.path("writer").asText()).isEqualTo("deterministic");
        assertThat(briefing.path("writerReason").asText()).isNotBlank();
        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "modelAnswer").put("mode", "normal"));
    }

    @Test
    @Proves("NFR-03")
    void everyEndPointThatReadsABodyRefusesMalformedJsonByLineAndColumn() {
        JsonNode paths = owner.get("/api/openapi.json").ok().path("paths");
        int tried = 0;
        for (Iterator<String> names = paths.fieldNames(); names.hasNext();) {
            String path = names.next();
            for (String method : new String[] {"post", "put", "patch"}) {
                if (paths.path(path).path(method).path("requestBody").path("content").has("application/json") && !path.contains("/operator/")) {
                    Rest.Answer answer = owner.call(method.toUpperCase(), path.replaceAll("\\{[^}]+}", "x"), "{\"open\": ");
                    assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isEqualTo(400);
                    assertThat(answer.code()).as("%s %s", method, path).isEqualTo("request.malformed-json");
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(8);
    }

    private static String testWith(String plugin, Consumer<ObjectNode> change) {
        ObjectNode body = Rest.JSON.createObjectNode();
        change.accept(body.putObject("settings").setAll((ObjectNode) steps.plugin(plugin).path("settings")));
        JsonNode result = owner.post("/api/plugins/" + plugin + "/tests", body).ok();
        assertThat(result.path("ok").asBoolean()).as("%s with %s", plugin, body).isFalse();
        return result.path("message").asText();
    }
}
