package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.VendorContract;
import com.plumbline.simulators.Vendors.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model: what it refuses, and that its answers fit the schema and the case. */
class AnthropicTest {

    private static final String MESSAGES = "/anthropic/v1/messages";
    private static final String CASE = "{\"job\":{\"jobType\":\"Water Heater Repair\",\"summary\":\"No hot water\"},\"customer\":{\"name\":\"Alice Birch\"},"
            + "\"guidance\":[\"Anode rod check\",\"Offer a look inside.\",\"Careful: vent is old\"],\"priceBook\":[{\"name\":\"Anode rod check and flush\","
            + "\"price\":\"$129.00\"}],\"equipment\":[{\"type\":\"Water Heater\",\"name\":\"Rheem Water Heater\",\"ageYears\":14}],\"history\":[{\"date\":\"2026-08-01\","
            + "\"jobType\":\"Leak Repair\"}],\"notes\":[\"Two big dogs, they will be in the garage.\",\"Daughter plays soccer.\",\"House was built in 1978.\"]}";

    @TempDir
    static Path data;
    private static Sandbox sandbox;
    private Vendors vendors;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(data));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void connect() {
        vendors = new Vendors(sandbox);
        vendors.with("x-api-key", vendors.keys.at("/anthropic/apiKey").asText()).with("anthropic-version", "2026-10-21");
    }

    @AfterEach
    void calm() {
        mode("normal");
    }

    @Test
    void theAnswerFitsTheSchemaAndTheCase() {
        Answer answer = vendors.post(MESSAGES, briefing());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("end_turn");
        JsonNode written = content(answer);
        assertThat(faults(written)).isEmpty();
        assertThat(written.at("/offers/0/title").asText()).contains("water heater");
        assertThat(written.at("/offers/0/why").asText()).contains("14 years");
        assertThat(written.at("/offers/1/title").asText()).isEqualTo("Anode rod check");
        assertThat(written.at("/offers/1/how").asText()).endsWith("Anode rod check and flush: $129.00.");
        assertThat(written.at("/watch/1").asText()).contains("dogs");
        assertThat(written.path("home")).hasSize(2).last().satisfies(fact -> assertThat(fact.path("value").asText()).contains("1978"));
        assertThat(written.at("/family/0/value").asText()).contains("soccer");
        assertThat(content(vendors.post(MESSAGES, briefing()))).isEqualTo(written);
    }

    @Test
    void tokensAreAFourthOfTheCharacters() {
        ObjectNode question = plain("x".repeat(401));
        question.put("system", "y".repeat(3));
        Answer counted = vendors.post(MESSAGES + "/count_tokens", (ObjectNode) question.deepCopy().without(List.of("max_tokens")));
        assertThat(counted.json().path("input_tokens").asInt()).isEqualTo(101);
        assertThat(vendors.post(MESSAGES, question).json().at("/usage/input_tokens").asInt()).isEqualTo(101);
    }

    @Test
    void keysAndVersionsAreChecked() {
        assertThat(vendors.get("/anthropic/v1/models").json().path("data")).hasSizeGreaterThan(10);
        thenRefused(vendors.without("anthropic-version").post(MESSAGES, plain("x")), 400, "anthropic-version");
        thenRefused(vendors.with("anthropic-version", "2025-01-01").post(MESSAGES, plain("x")), 400, "anthropic-version");
        vendors.with("anthropic-version", "2026-10-21");
        thenRefused(vendors.with("x-api-key", "sk-ant-wrong").post(MESSAGES, plain("x")), 401, "x-api-key");
        vendors.without("x-api-key").with("Authorization", "Bearer " + vendors.keys.at("/anthropic/apiKey").asText());
        assertThat(vendors.post(MESSAGES, plain("x")).status()).isEqualTo(200);
    }

    @Test
    void requiredFieldsAndUnknownOnesAreNamed() {
        for (String field : List.of("model", "max_tokens", "messages")) {
            thenRefused(vendors.post(MESSAGES, (ObjectNode) plain("x").without(List.of(field))), 400, field + ": Field required");
        }
        thenRefused(vendors.post(MESSAGES, plain("x").put("colour", "blue")), 400, "colour: Extra inputs");
        thenRefused(vendors.post(MESSAGES, plain(" ")), 400, "messages.0.content");
        thenRefused(vendors.post(MESSAGES, plain("x").put("max_tokens", 0)), 400, "max_tokens");
        thenRefused(vendors.post(MESSAGES, plain("x").put("model", "claude-nobody")), 404, "claude-nobody");
        thenRefused(vendors.post(MESSAGES, "application/json", "{\"model\":"), 400, "JSON");
        thenRefused(vendors.post(MESSAGES, "text/plain", "{}"), 400, "content-type");
    }

    @Test
    void eachVersionHasItsOwnRules() {
        thenRefused(vendors.post(MESSAGES, plain("x").put("temperature", 1)), 400, "temperature");
        vendors.with("anthropic-version", "2023-06-01");
        assertThat(vendors.post(MESSAGES, plain("x").put("temperature", 1)).status()).isEqualTo(200);
        thenRefused(vendors.post(MESSAGES, plain("x").put("temperature", 0.2)), 400, "temperature");
        assertThat(vendors.post(MESSAGES, plain("x").put("temperature", 0.2).put("model", "claude-haiku-4-5")).status()).isEqualTo(200);
    }

    @Test
    void aSchemaMustBeClosedAndWithoutLimits() {
        ObjectNode open = briefing();
        open.withObject("/output_config/format/schema").remove("additionalProperties");
        thenRefused(vendors.post(MESSAGES, open), 400, "additionalProperties");
        ObjectNode limited = briefing();
        limited.withObject("/output_config/format/schema/properties/summary").put("maxItems", 3);
        thenRefused(vendors.post(MESSAGES, limited), 400, "maxItems");
    }

    @Test
    void itCanBeToldToMisbehave() {
        mode("schema-breaking");
        assertThat(faults(content(vendors.post(MESSAGES, briefing())))).isNotEmpty();
        mode("malformed");
        assertThat(vendors.post(MESSAGES, briefing()).json().at("/content/0/text").asText()).startsWith("Here is");
        mode("max_tokens");
        assertThat(vendors.post(MESSAGES, briefing()).json().path("stop_reason").asText()).isEqualTo("max_tokens");
        mode("refusal");
        Answer refusal = vendors.post(MESSAGES, briefing());
        assertThat(refusal.json().path("stop_reason").asText()).isEqualTo("refusal");
        assertThat(refusal.json().path("content")).isEmpty();
        assertThat(vendors.post("/sandbox/plans", Vendors.object().put("action", "modelAnswer").put("mode", "brilliant")).status()).isEqualTo(400);
    }

    @Test
    void tooFewTokensCutTheAnswerShort() {
        Answer answer = vendors.post(MESSAGES, briefing().put("max_tokens", 20));
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(answer.json().at("/content/0/text").asText()).hasSize(80);
    }

    @Test
    void aForcedToolIsUsed() {
        ObjectNode question = plain(CASE);
        ObjectNode tool = question.putArray("tools").addObject().put("name", "write_briefing");
        tool.set("input_schema", schema());
        question.putObject("tool_choice").put("type", "tool").put("name", "write_briefing");
        Answer answer = vendors.post(MESSAGES, question);
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("tool_use");
        assertThat(faults(answer.json().at("/content/0/input"))).isEmpty();
    }

    @Test
    void aStreamTellsTheSameAnswerInPieces() {
        String whole = vendors.post(MESSAGES, briefing()).json().at("/content/0/text").asText();
        Answer stream = vendors.post(MESSAGES, briefing().put("stream", true));
        StringBuilder told = new StringBuilder();
        for (String line : stream.text().split("\n")) {
            if (line.startsWith("data: ")) {
                told.append(json(line.substring(6)).at("/delta/text").asText(""));
            }
        }
        assertThat(told.toString()).isEqualTo(whole);
        assertThat(stream.text()).contains("event: message_start").contains("event: message_stop");
    }

    @Test
    void whatIsSaidFitsTheVendorsDocument() {
        VendorContract contract = VendorContract.orSkip();
        long before = vendors.lastNumber("anthropic");
        vendors.post(MESSAGES, briefing());
        mode("refusal");
        vendors.post(MESSAGES, briefing());
        vendors.get("/anthropic/v1/models");
        vendors.post(MESSAGES + "/count_tokens", (ObjectNode) plain("x").without(List.of("max_tokens")));
        List<Exchange> said = vendors.said("anthropic", before);
        assertThat(said).hasSize(4);
        assertThat(said.stream().flatMap(each -> contract.faults(each).stream())).isEmpty();
    }

    @Test
    void aRefusalFitsTheVendorsDocument() {
        VendorContract contract = VendorContract.orSkip();
        long before = vendors.lastNumber("anthropic");
        vendors.post(MESSAGES, Vendors.object());
        assertThat(vendors.said("anthropic", before).stream().flatMap(each -> contract.faults(each).stream()))
                .isNotEmpty().allMatch(fault -> fault.contains("the body"));
    }

    private void mode(String mode) {
        vendors.post("/sandbox/plans", Vendors.object().put("action", "modelAnswer").put("mode", mode));
    }

    private static ObjectNode plain(String text) {
        ObjectNode body = Vendors.object().put("model", "claude-haiku-5-5").put("max_tokens", 2000);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body;
    }

    private static ObjectNode briefing() {
        ObjectNode body = plain("Write the briefing.\n" + CASE);
        body.putObject("output_config").putObject("format").put("type", "json_schema").set("schema", schema());
        return body;
    }

    private static ObjectNode schema() {
        String line = "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}";
        String fact = "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"label\",\"value\",\"confidence\"],"
                + "\"properties\":{\"label\":{\"type\":\"string\"},\"value\":{\"type\":\"string\"},\"confidence\":{\"type\":\"string\",\"enum\":"
                + "[\"high\",\"medium\",\"low\"]}}}}";
        return (ObjectNode) json("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"summary\",\"offers\",\"watch\",\"home\",\"family\"],"
                + "\"properties\":{\"summary\":" + line + ",\"offers\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,"
                + "\"required\":[\"title\",\"why\",\"how\"],\"properties\":{\"title\":{\"type\":\"string\"},\"why\":{\"type\":\"string\"},"
                + "\"how\":{\"type\":\"string\"}}}},\"watch\":" + line + ",\"home\":" + fact + ",\"family\":" + fact + "}}");
    }

    private static List<String> faults(JsonNode written) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema()).validate(written).stream()
                .map(message -> message.getMessage()).toList();
    }

    private static JsonNode content(Answer answer) {
        return json(answer.json().at("/content/0/text").asText());
    }

    private static JsonNode json(String text) {
        try {
            return Vendors.JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static void thenRefused(Answer answer, int status, String says) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("error");
        assertThat(answer.json().at("/error/message").asText()).contains(says);
        assertThat(answer.raw().headers().firstValue("request-id")).isPresent();
    }
}
