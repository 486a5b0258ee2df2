package com.plumbline.claude.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.assist.spi.ModelAnswer;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import com.plumbline.simulators.testing.SandboxVendor;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model against Anthropic's simulator over real HTTP, which refuses what the vendor refuses. */
class ClaudeModelTest {

    private static final TenantId ACME = TenantId.of("acme");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;
    private static SandboxVendor vendor;

    private final TestVendorContext context = new TestVendorContext(ClaudePlugin.ID, Clock.systemUTC());
    private final ClaudePlugin plugin = new ClaudePlugin(context);
    private final ClaudeModel model = new ClaudeModel(plugin);

    @BeforeAll
    static void startVendor() {
        vendor = new SandboxVendor(ClaudePlugin.ID, data);
    }

    @AfterAll
    static void stopVendor() {
        vendor.close();
    }

    @AfterEach
    void stop() {
        vendor.delete("/sandbox/faults/anthropic");
        vendor.post("/sandbox/plans", "{\"action\":\"modelAnswer\",\"mode\":\"normal\"}");
        plugin.stop();
    }

    @Test
    @Proves("INT-06")
    void aQuestionIsAnsweredInTheShapeOfItsSchema() {
        givenTheCompanyIsConnected();

        ModelAnswer answer = model.ask(ACME, question("briefing.write", Duration.ofSeconds(20)));

        assertThat(answer.model()).isEqualTo("claude-sonnet-5-5");
        assertThat(answer.stop()).isEqualTo("end_turn");
        assertThat(answer.content().path("summary").isArray()).isTrue();
        assertThat(answer.content().path("summary")).isNotEmpty();
        assertThat(answer.inputTokens()).isPositive();
        assertThat(answer.outputTokens()).isPositive();
        assertThat(context.calls()).containsExactly("claude.briefing.v3 200 1");
        assertThat(context.states()).containsExactly("ready");
    }

    @Test
    void eachTaskHasItsModel() {
        givenTheCompanyIsConnected("enrichmentModel", "claude-haiku-4-5");

        assertThat(model.ask(ACME, question("profile.enrich", Duration.ofSeconds(20))).model()).isEqualTo("claude-haiku-4-5");
    }

    @Test
    void anAnswerThatIsNoneIsGivenBackAsSuch() {
        givenTheCompanyIsConnected();

        assertThat(answered("refusal").content()).isNull();
        assertThat(answered("refusal").stop()).isEqualTo("refusal");
        assertThat(answered("max_tokens").stop()).isEqualTo("max_tokens");
        assertThat(answered("max_tokens").content().isTextual()).isTrue();
        assertThat(answered("malformed").content().isTextual()).isTrue();
        assertThat(answered("schema-breaking").content().isObject()).isTrue();
    }

    @Test
    void aBusyVendorIsAskedAgain() {
        givenTheCompanyIsConnected();
        vendor.put("/sandbox/faults/anthropic", "{\"status\":529,\"rate\":1}");

        VendorFailure failure = catchThrowableOfType(VendorFailure.class, () -> model.ask(ACME, question("briefing.write", Duration.ofSeconds(30))));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("overloaded_error");
        assertThat(context.calls()).containsExactly("claude.briefing.v3 529 3");
    }

    @Test
    void aSlowVendorIsGivenUpInTime() {
        givenTheCompanyIsConnected();
        vendor.put("/sandbox/faults/anthropic", "{\"latencyMillis\":3000,\"rate\":1}");
        long before = System.nanoTime();

        VendorFailure failure = catchThrowableOfType(VendorFailure.class, () -> model.ask(ACME, question("briefing.write", Duration.ofMillis(700))));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aSpendLimitIsNotAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer spent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        spent.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = ("{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"limit\","
                    + "\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(429, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        spent.start();
        try {
            givenTheCompanyIsConnected("baseUrl", "http://127.0.0.1:" + spent.getAddress().getPort());

            VendorFailure failure = catchThrowableOfType(VendorFailure.class,
                    () -> model.ask(ACME, question("briefing.write", Duration.ofSeconds(20))));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure.getMessage()).contains("spend limit");
            assertThat(asked).hasValue(1);
        } finally {
            spent.stop(0);
        }
    }

    @Test
    void eachWrongSettingGetsItsOwnMessage() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        assertThat(plugin.test(ACME, settings()).ok()).isTrue();
        says(test("apiKey", "sk-ant-wrong"), "authentication_error", "API key");
        says(test("briefingModel", "claude-none"), "model.unknown", "claude-none");
        says(test("baseUrl", "http://127.0.0.1:" + closed), "unreachable.connect", "could not be reached");
        says(test("baseUrl", vendor.base() + "/sandbox"), "404", "base address");
        says(test("version", "2001-01-01"), "invalid_request_error", "anthropic-version");
        assertThat(context.states()).isEmpty();
    }

    @Test
    void theSchemaIsSentAsTheVendorUnderstandsIt() throws IOException {
        JsonNode schema = JSON.readTree("""
                {"$schema":"x","type":"object","properties":{"pattern":{"type":"string","minLength":3,"pattern":"a"},
                 "list":{"type":"array","minItems":1,"items":{"type":"object","properties":{"n":{"type":"integer","minimum":1}}}}}}""");

        JsonNode sent = VendorSchema.of(schema);

        assertThat(sent.toString()).isEqualTo("{\"type\":\"object\",\"properties\":{\"pattern\":{\"type\":\"string\"},\"list\":{\"type\":\"array\","
                + "\"items\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"additionalProperties\":false}}},"
                + "\"additionalProperties\":false}");
    }

    @Test
    void aThinkingBlockBeforeTheTextIsSkipped() throws IOException {
        ModelAnswer answer = ClaudeMapper.answer(JSON.readTree("""
                {"model":"m","stop_reason":"end_turn","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"{\\"a\\":1}"}],
                 "usage":{"input_tokens":10,"cache_read_input_tokens":5,"output_tokens":3}}"""));

        assertThat(answer.content().path("a").asInt()).isEqualTo(1);
        assertThat(answer.inputTokens()).isEqualTo(15);
    }

    private ModelAnswer answered(String mode) {
        vendor.post("/sandbox/plans", "{\"action\":\"modelAnswer\",\"mode\":\"" + mode + "\"}");
        return model.ask(ACME, question("briefing.write", Duration.ofSeconds(20)));
    }

    private void givenTheCompanyIsConnected(String... changes) {
        plugin.connect(ACME, settings(changes));
        assertThat(model.ready(ACME)).isTrue();
    }

    private static ModelRequest question(String task, Duration timeout) {
        try {
            JsonNode schema = JSON.readTree("""
                    {"type":"object","additionalProperties":false,"required":["summary"],
                     "properties":{"summary":{"type":"array","items":{"type":"string","maxLength":200},"minItems":1}}}""");
            return new ModelRequest(task, "briefing", 3, "You prepare a technician for a visit.",
                    "Job type: Water heater repair. Equipment: Rheem water heater, 12 years old.", schema, 800, timeout);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestResult test(String setting, String value) {
        return plugin.test(ACME, settings(setting, value));
    }

    private static PluginSettings settings(String... changes) {
        return new PluginSettings(vendor.settings(changes));
    }

    private static void says(TestResult result, String code, String words) {
        assertThat(result.ok()).isFalse();
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.message()).contains(words);
    }
}
