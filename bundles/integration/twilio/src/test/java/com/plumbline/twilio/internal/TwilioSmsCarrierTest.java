package com.plumbline.twilio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.messaging.spi.CarrierReports;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsProblem;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The carrier against Twilio's simulator over real HTTP, both ways. */
class TwilioSmsCarrierTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    static Path data;
    private static SandboxVendor vendor;
    private static int people;

    private final TestVendorContext context = new TestVendorContext(TwilioPlugin.ID, Clock.systemUTC());
    private final TwilioPlugin plugin = new TwilioPlugin(context);
    private final TwilioSmsCarrier carrier = new TwilioSmsCarrier(plugin);
    private final Reports reports = new Reports();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final PhoneNumber technician = new PhoneNumber("+1913555" + String.format("%04d", 100 + people++));
    private HttpServer door;
    private String publicUrl;

    @BeforeAll
    static void startVendor() {
        vendor = new SandboxVendor(TwilioPlugin.ID, data);
    }

    @AfterAll
    static void stopVendor() {
        vendor.close();
    }

    @BeforeEach
    void openDoor() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook(new TwilioStatusHook(plugin, reports, Clock.systemUTC()));
        hook(new TwilioInboundHook(plugin, reports, Clock.systemUTC()));
        door.start();
        publicUrl = "http://127.0.0.1:" + door.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        vendor.delete("/sandbox/faults/twilio");
        plugin.stop();
        door.stop(0);
    }

    @Test
    @Proves({"NOT-02", "INT-02"})
    void aMessageReachesThePhoneAndItsReceiptsComeBack() {
        givenTheCompanyIsConnected();

        SentSms sent = carrier.send(ACME, sms("Job 1042: water heater, 12 years old."));

        assertThat(sent.carrierId()).matches("SM[0-9a-f]{32}");
        assertThat(sent.state()).isEqualTo(SentSms.State.ACCEPTED);
        assertThat(sent.segments()).isEqualTo(1);
        await().until(() -> reports.states(sent.carrierId()).contains(SentSms.State.DELIVERED));
        assertThat(phone()).extracting(item -> item.path("body").asText()).containsExactly("Job 1042: water heater, 12 years old.");
        assertThat(refused).isEmpty();
        assertThat(context.states()).containsExactly("ready");
    }

    @Test
    void aMessagingServiceSendsWithItsOwnNumber() {
        String service = vendor.get("/sandbox/companies").at("/items/0/twilio/messagingServiceSid").asText();
        givenTheCompanyIsConnected("messagingServiceSid", service);

        SentSms sent = carrier.send(ACME, sms("From the service"));

        await().until(() -> reports.states(sent.carrierId()).contains(SentSms.State.DELIVERED));
        assertThat(phone()).hasSize(1);
    }

    @Test
    void aPersonsAnswerComesInAndOursGoesBack() {
        givenTheCompanyIsConnected();
        carrier.send(ACME, sms("Are you there?"));
        await().until(() -> phone().size() == 1);
        reports.reply = Optional.of("Thanks & see <you> at 10:00");

        vendor.post("/sandbox/phone/replies", "{\"from\":\"" + technician + "\",\"body\":\"On my way\"}");

        await().until(() -> phone().size() == 2);
        assertThat(reports.inbound).containsExactly(technician + ": On my way");
        assertThat(phone().get(1).path("body").asText()).isEqualTo("Thanks & see <you> at 10:00");
        assertThat(refused).isEmpty();
    }

    @Test
    void eachOfTwiliosRefusalsIsSaidInPlainWords() {
        givenTheCompanyIsConnected();

        assertRefused("+19135550190", "21211", SmsProblem.Kind.INVALID_NUMBER);
        assertRefused("+19135550191", "21614", SmsProblem.Kind.NOT_MOBILE);
        assertRefused("+19135550196", "21610", SmsProblem.Kind.OPTED_OUT);
        assertRefused("+447700900123", "21408", SmsProblem.Kind.SENDER);
        assertThat(context.states()).doesNotContain("down");
        assertThat(carrier.explain("30003").kind()).isEqualTo(SmsProblem.Kind.UNREACHABLE);
        assertThat(carrier.explain("30007").kind()).isEqualTo(SmsProblem.Kind.FILTERED);
        assertThat(carrier.explain("99999").text()).contains("99999");
    }

    @Test
    void anUndeliveredMessageIsReportedWithItsCode() {
        givenTheCompanyIsConnected();

        SentSms sent = carrier.send(ACME, new OutgoingSms("msg_1", new PhoneNumber("+19135550193"), "Spam?"));

        await().until(() -> reports.codes.containsKey(sent.carrierId()));
        assertThat(reports.codes.get(sent.carrierId())).isEqualTo("30007");
        assertThat(reports.states(sent.carrierId())).contains(SentSms.State.FAILED);
    }

    @Test
    void aSendIsMadeOnceWhateverTheAnswer() {
        givenTheCompanyIsConnected();
        for (String fault : List.of("{\"status\":500,\"rate\":1}", "{\"status\":429,\"rate\":1}", "{\"drop\":true,\"rate\":1}")) {
            long before = posts();
            vendor.put("/sandbox/faults/twilio", fault);

            VendorFailure failure = catchThrowableOfType(VendorFailure.class, () -> carrier.send(ACME, sms("Once, with " + fault.length())));

            assertThat(failure.kind()).as(fault).isIn(Kind.UNAVAILABLE, Kind.THROTTLED);
            assertThat(posts() - before).as(fault).isEqualTo(1);
            vendor.delete("/sandbox/faults/twilio");
        }
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundInTwiliosList() {
        givenTheCompanyIsConnected();
        Instant since = Instant.now();
        SentSms earlier = carrier.send(ACME, sms("Same words"));
        SentSms lost = carrier.send(ACME, sms("Same words"));

        assertThat(carrier.find(ACME, sms("Same words"), since, Set.of(earlier.carrierId()))).map(SentSms::carrierId).contains(lost.carrierId());
        assertThat(carrier.find(ACME, sms("Same words"), since, Set.of())).map(SentSms::carrierId).contains(earlier.carrierId());
        assertThat(carrier.find(ACME, sms("Other words"), since, Set.of())).isEmpty();
        assertThat(carrier.find(ACME, sms("Same words"), since.plus(Duration.ofHours(1)), Set.of())).isEmpty();
    }

    @Test
    void whenTwilioCannotBeReachedNothingWasHandedOver() throws IOException {
        plugin.connect(ACME, settings("baseUrl", "http://127.0.0.1:" + closedPort()));

        VendorFailure failure = catchThrowableOfType(VendorFailure.class, () -> carrier.send(ACME, sms("Hello")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("unreachable");
    }

    @Test
    void eachWrongSettingGetsItsOwnMessage() throws IOException {
        assertThat(plugin.test(ACME, settings()).ok()).isTrue();
        says(test("authToken", "wrong"), "20003", "auth token");
        says(test("baseUrl", "http://127.0.0.1:" + closedPort()), "unreachable.connect", "could not be reached");
        says(test("baseUrl", vendor.base() + "/sandbox"), "404", "base address");
        says(test("fromNumber", ""), "plugin.settings-invalid", "messaging service or the number");
    }

    @Test
    void whatTwilioDidNotSignIsRefused() {
        givenTheCompanyIsConnected();
        TwilioStatusHook hook = new TwilioStatusHook(plugin, reports, Clock.systemUTC());
        byte[] body = "MessageSid=SM1&MessageStatus=delivered".getBytes(StandardCharsets.UTF_8);

        assertThat(hook.genuine(ACME, new WebhookRequest("POST", "/hooks/twilio/acme/status", null, Map.of(), body))).isFalse();
        assertThat(hook.genuine(ACME, new WebhookRequest("POST", "/hooks/twilio/acme/status", null,
                Map.of("X-Twilio-Signature", "AAAA"), body))).isFalse();
        assertThat(hook.genuine(TenantId.of("other"), new WebhookRequest("POST", "/hooks/twilio/other/status", null,
                Map.of("X-Twilio-Signature", "AAAA"), body))).isFalse();
    }

    @Test
    void disconnectingTakesTheCompanysRoutesAway() {
        givenTheCompanyIsConnected();
        assertThat(context.camel().getRoute("twilio.send-acme")).isNotNull();

        plugin.disconnect(ACME);

        assertThat(context.camel().getRoutes()).isEmpty();
        assertThat(carrier.ready(ACME)).isFalse();
        givenTheCompanyIsConnected();
        assertThat(carrier.send(ACME, sms("Back again")).state()).isEqualTo(SentSms.State.ACCEPTED);
    }

    private void givenTheCompanyIsConnected(String... changes) {
        plugin.connect(ACME, settings(changes));
        assertThat(carrier.ready(ACME)).isTrue();
    }

    private OutgoingSms sms(String body) {
        return new OutgoingSms("msg_1", technician, body);
    }

    private void assertRefused(String to, String code, SmsProblem.Kind problem) {
        VendorFailure failure = catchThrowableOfType(VendorFailure.class,
                () -> carrier.send(ACME, new OutgoingSms("msg_1", new PhoneNumber(to), "Hello")));
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(carrier.explain(code).kind()).isEqualTo(problem);
    }

    private TestResult test(String setting, String value) {
        return plugin.test(ACME, settings(setting, value));
    }

    private PluginSettings settings(String... changes) {
        return new PluginSettings(vendor.settings(changes).put("publicUrl", publicUrl));
    }

    private static void says(TestResult result, String code, String words) {
        assertThat(result.ok()).isFalse();
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.message()).contains(words);
    }

    private List<JsonNode> phone() {
        List<JsonNode> items = new CopyOnWriteArrayList<>();
        vendor.get("/sandbox/phone/messages?to=" + technician.e164().replace("+", "%2B")).path("items").forEach(items::add);
        return items;
    }

    private static long posts() {
        long count = 0;
        for (JsonNode item : vendor.get("/sandbox/requests?vendor=twilio").path("items")) {
            count += "POST".equals(item.path("method").asText()) ? 1 : 0;
        }
        return count;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** The appliance's door, as far as these tests need it. */
    private void hook(WebhookHandler handler) {
        door.createContext("/hooks/twilio/acme/" + handler.kind(), exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            WebhookRequest request = new WebhookRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(), headers, exchange.getRequestBody().readAllBytes());
            if (handler.genuine(ACME, request)) {
                WebhookAnswer answer = handler.receive(ACME, null, request);
                if (answer.contentType() != null) {
                    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                }
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } else {
                refused.add(request.toString());
                exchange.sendResponseHeaders(403, -1);
            }
            exchange.close();
        });
    }

    private static final class Reports implements CarrierReports {
        private final List<Map.Entry<String, SentSms.State>> receipts = new CopyOnWriteArrayList<>();
        private final Map<String, String> codes = new HashMap<>();
        private final List<String> inbound = new CopyOnWriteArrayList<>();
        private volatile Optional<String> reply = Optional.empty();

        @Override
        public void receipt(TenantId tenant, String carrier, String carrierId, SentSms.State state, String errorCode, Instant at) {
            receipts.add(Map.entry(carrierId, state));
            if (errorCode != null) {
                codes.put(carrierId, errorCode);
            }
        }

        @Override
        public Optional<String> inbound(TenantId tenant, String carrier, String carrierMessageId, PhoneNumber from, PhoneNumber to, String body,
                Instant at) {
            inbound.add(from + ": " + body);
            return reply;
        }

        List<SentSms.State> states(String carrierId) {
            return receipts.stream().filter(each -> each.getKey().equals(carrierId)).map(Map.Entry::getValue).toList();
        }
    }
}
