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
    @Proves({"BRF-18", "BRF-20"})
    void aBriefingThatDoesNotFitIsShortenedAndOneThatCannotBeIsRefusedWhole() {
        JsonNode job = steps.jobsToday().stream().filter(one -> one.path("technician").hasNonNull("phone")).reduce((a, b) -> b).orElseThrow();
        String externalId = owner.get("/api/customers/" + job.path("customer").path("id").asText()).ok().path("externalId").asText();
        String endless = "The Very Long Named Family Trust ".repeat(6).strip();
        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "changeCustomer").put("id", Long.parseLong(externalId)).put("name", endless));
        steps.syncNow();
        JsonNode briefing = steps.writeBriefing(job.path("id").asText());
        String link = "https://office.example.com/" + "~".repeat(160);
        owner.put("/api/briefing-settings", Rest.JSON.createObjectNode().put("publicUrl", link).put("linkHours", 12)).ok();
        long messages = owner.get("/api/messages").ok().path("total").asLong();
        int onPhone = demo.sandbox().phoneMessages((String) null).size();

        Rest.Answer refused = owner.post("/api/briefings/" + briefing.path("id").asText() + "/deliveries", Rest.JSON.createObjectNode());

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("briefing.too-long");
        assertThat(refused.body().path("detail").asText()).contains("2 SMS").contains("Set a shorter public address");
        assertThat(owner.get("/api/jobs/" + job.path("id").asText() + "/briefing").ok().path("deliveries")).isEmpty();
        assertThat(owner.get("/api/messages").ok().path("total").asLong()).isEqualTo(messages);
        assertThat(demo.sandbox().phoneMessages((String) null)).hasSize(onPhone);

        owner.put("/api/briefing-settings", Rest.JSON.createObjectNode().putNull("publicUrl").put("linkHours", 12)).ok();
        steps.sendBriefing(briefing);
        steps.delivery(briefing, delivery -> delivery.path("state").asText().equals("delivered"));
        assertThat(demo.sandbox().phoneMessages(briefing)).hasSize(1)
                .allSatisfy(sms -> assertThat(sms.path("segments").asInt()).isBetween(1, 2))
                .allSatisfy(sms -> assertThat(sms.path("body").asText()).contains("Job " + job.path("number").asText()).contains("/b/"));
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
        Rest admin = demo.platformAdmin();
        int tried = 0;
        for (Iterator<String> names = paths.fieldNames(); names.hasNext();) {
            String path = names.next();
            for (String method : new String[] {"post", "put", "patch"}) {
                if (paths.path(path).path(method).path("requestBody").path("content").has("application/json") && !path.contains("/operator/")) {
                    Rest caller = path.startsWith("/api/platform/") ? admin : owner;
                    Rest.Answer answer = caller.call(method.toUpperCase(), path.replaceAll("\\{[^}]+}", "x"), "{\"open\": ");
                    assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isEqualTo(400);
                    assertThat(answer.code()).as("%s %s", method, path).isEqualTo("request.malformed-json");
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(8);
    }

    private static String testWith(String plugin, Consumer<ObjectNode> change) {
        JsonNode result = steps.testConnection(plugin, change);
        assertThat(result.path("ok").asBoolean()).as("%s: %s", plugin, result).isFalse();
        return result.path("message").asText();
    }
}
