package com.plumbline.smtp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.mail.spi.OutgoingMail;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.PluginStates;
import com.plumbline.plugins.TestResult;
import com.plumbline.simulators.testing.SandboxVendor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the simulated mail server, over a socket. */
@Proves("INT-36")
class SmtpMailCarrierTest {

    private static final TenantId COMPANY = TenantId.of("cedar-valley");
    private static final OutgoingMail MAIL = new OutgoingMail("mail_0HZX4ANM5C7T2", "avery@example.com", "Avery Größe", "Grüße, and more",
            "Hello,\n.a line with a dot\nGrüße\n", "<p>Hello,<br>Grüße</p>", null, null, null);

    @TempDir
    private Path data;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private final States states = new States();
    private final TestVendorContext context = new TestVendorContext("smtp", clock);
    private final SmtpPlugin plugin = new SmtpPlugin(context, clock);
    private final SmtpMailCarrier carrier = new SmtpMailCarrier(plugin, states);
    private SandboxVendor sandbox;

    @BeforeEach
    void start() {
        sandbox = new SandboxVendor("smtp", data);
    }

    @AfterEach
    void stop() {
        plugin.stop();
        sandbox.close();
    }

    @Test
    @Proves("NOT-02")
    void aMailArrivesWithTextHtmlNamesAndItsMessageId() {
        plugin.connect(COMPANY, settings());
        carrier.send(COMPANY, MAIL);

        JsonNode mail = only();
        assertThat(mail.path("from").asText()).isEqualTo("office@example.com");
        assertThat(mail.path("fromHeader").asText()).contains("<office@example.com>");
        assertThat(mail.path("toHeader").asText()).isEqualTo("Avery Größe <avery@example.com>");
        assertThat(mail.path("subject").asText()).isEqualTo("Grüße, and more");
        assertThat(mail.path("text").asText().strip()).isEqualTo("Hello,\n.a line with a dot\nGrüße");
        assertThat(mail.path("html").asText().strip()).isEqualTo("<p>Hello,<br>Grüße</p>");
        assertThat(mail.path("messageId").asText()).isEqualTo("<mail_0HZX4ANM5C7T2@example.com>");
        assertThat(mail.path("replyTo").asText()).isEqualTo("office@example.com");
        assertThat(mail.at("/headers/date").asText()).isNotEmpty();
        assertThat(mail.at("/headers/auto-submitted").asText()).isEqualTo("auto-generated");
        assertThat(states.told).containsExactly("called ok", "ready");
    }

    @Test
    void senderNameAnswersAndUnsubscribingAreTheMailsOwnWhenItSays() {
        plugin.connect(TenantId.PLATFORM, settings());
        carrier.send(TenantId.PLATFORM, new OutgoingMail("mail_1", "avery@example.com", null, "Hello", "Text", null, "Northwind Heating",
                "desk@example.org", "https://office.example.com/u/token"));

        JsonNode mail = only();
        assertThat(mail.path("fromHeader").asText()).isEqualTo("Northwind Heating <office@example.com>");
        assertThat(mail.path("replyTo").asText()).isEqualTo("desk@example.org");
        assertThat(mail.at("/headers/list-unsubscribe").asText()).isEqualTo("<https://office.example.com/u/token>");
        assertThat(mail.at("/headers/list-unsubscribe-post").asText()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.path("html").isNull()).isTrue();
    }

    @Test
    void aRefusedLoginIsTheConnectionsFault() {
        plugin.connect(COMPANY, settings("password", "wrong"));
        VendorFailure failure = failure(MAIL);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.code()).isEqualTo("535");
        assertThat(failure).hasMessageContaining("Check user name and password");
        assertThat(states.told).anyMatch(state -> state.startsWith("down"));

        TestResult test = plugin.test(COMPANY, settings("password", "wrong"));
        assertThat(test.ok()).isFalse();
        assertThat(test.code()).isEqualTo("535");
        assertThat(plugin.test(COMPANY, settings()).ok()).isTrue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void aRefusedRecipientIsTheMailsFaultAndItsAddressIsNotRepeated() {
        plugin.connect(COMPANY, settings());
        VendorFailure failure = failure(to("unknown@example.com"));
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.code()).isEqualTo("550");
        assertThat(failure.getMessage()).contains("no such mailbox").doesNotContain("unknown@example.com");
        assertThat(failure(to("full@example.com")).code()).isEqualTo("552");
        assertThat(states.told).noneMatch(state -> state.startsWith("down") || state.startsWith("degraded"));
    }

    @Test
    void greylistingIsTriedAgainAndTheSecondTimeTaken() {
        plugin.connect(COMPANY, settings());
        VendorFailure failure = failure(to("greylisted@example.com"));
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.code()).isEqualTo("451");
        carrier.send(COMPANY, to("greylisted@example.com"));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aConnectionLostAfterTheTextMeansNobodyKnows() {
        plugin.connect(COMPANY, settings());
        sandbox.put("/sandbox/faults/smtp", "{\"drop\":\"after\"}");
        VendorFailure failure = failure(MAIL);
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("dropped");
        sandbox.put("/sandbox/faults/smtp", "{}");
        carrier.send(COMPANY, MAIL);
        assertThat(mails()).hasSize(2).allSatisfy(mail -> assertThat(mail.path("messageId").asText()).isEqualTo("<mail_0HZX4ANM5C7T2@example.com>"));
    }

    @Test
    @Proves("NFR-08")
    void aSlowServerIsNotWaitedForForever() {
        plugin.connect(COMPANY, settings("timeoutSeconds", 1));
        sandbox.put("/sandbox/faults/smtp", "{\"latencyMillis\":20000}");
        VendorFailure failure = failure(MAIL);
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessage("The mail server did not answer within 1 seconds.");
    }

    @Test
    void aServerThatIsBusyOrAwayIsAskedLater() {
        plugin.connect(COMPANY, settings());
        sandbox.put("/sandbox/faults/smtp", "{\"status\":421}");
        assertThat(failure(MAIL).retryable()).isTrue();
        plugin.connect(COMPANY, settings("port", 1));
        VendorFailure failure = failure(MAIL);
        assertThat(failure.code()).isEqualTo("unreachable");
        assertThat(failure.retryable()).isTrue();
        assertThat(states.told).anyMatch(state -> state.startsWith("degraded"));
    }

    @Test
    void startTlsEncryptsAndTrustsOnlyWhatItMay() throws Exception {
        plugin.connect(COMPANY, settings("security", "starttls"));
        VendorFailure failure = failure(MAIL);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.code()).isEqualTo("tls");

        String pem = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox.base() + "/sandbox/mails/certificate")).build(),
                BodyHandlers.ofString()).body();
        plugin.connect(COMPANY, settings("security", "starttls", "certificate", pem));
        carrier.send(COMPANY, MAIL);
        assertThat(mails()).hasSize(1);

        TestResult nonsense = plugin.test(COMPANY, settings("security", "starttls", "certificate", "nonsense"));
        assertThat(nonsense.code()).isEqualTo("plugin.settings-invalid");
    }

    @Test
    void aDisconnectedSenderSendsNothing() {
        plugin.connect(COMPANY, settings());
        plugin.disconnect(COMPANY);
        assertThat(carrier.ready(COMPANY)).isFalse();
        assertThat(failure(MAIL).code()).isEqualTo("not-connected");
    }

    private VendorFailure failure(OutgoingMail mail) {
        return catchThrowableOfType(VendorFailure.class, () -> carrier.send(COMPANY, mail));
    }

    private static OutgoingMail to(String address) {
        return new OutgoingMail("mail_2", address, null, "Hello", "Text", null, null, null, null);
    }

    private PluginSettings settings(Object... changes) {
        ObjectNode values = sandbox.settings();
        for (int i = 0; i < changes.length; i += 2) {
            values.set(changes[i].toString(), SandboxVendor.JSON.valueToTree(changes[i + 1]));
        }
        return new PluginSettings(values);
    }

    private JsonNode mails() {
        return sandbox.get("/sandbox/mails").path("items");
    }

    private JsonNode only() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    /** Remembers what it is told. */
    private static final class States implements PluginStates {

        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void ready(TenantId tenant, String plugin) {
            told.add("ready");
        }

        @Override
        public void degraded(TenantId tenant, String plugin, String reason) {
            told.add("degraded: " + reason);
        }

        @Override
        public void down(TenantId tenant, String plugin, String reason) {
            told.add("down: " + reason);
        }

        @Override
        public void called(TenantId tenant, String plugin, boolean ok, String error) {
            told.add(ok ? "called ok" : "called: " + error);
        }

        @Override
        public State state(TenantId tenant, String plugin) {
            throw new UnsupportedOperationException();
        }
    }
}
