package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.simulators.Vendors.Answer;
import com.plumbline.simulators.WebhookReceiver.Posting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The carrier: sending, states, refusals, what a phone shows and what happens when someone answers on it. */
class TwilioTest {

    private static final String PHONE = "+19135550110";

    @TempDir
    Path data;
    private Sandbox sandbox;
    private Vendors vendors;
    private WebhookReceiver appliance;
    private String messages;
    private String from;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(data));
        vendors = new Vendors(sandbox).texting();
        appliance = new WebhookReceiver();
        String account = "/twilio/2010-04-01/Accounts/" + vendors.keys.at("/twilio/accountSid").asText();
        messages = account + "/Messages.json";
        from = vendors.keys.at("/twilio/fromNumber").asText();
    }

    @AfterEach
    void stop() {
        appliance.close();
        sandbox.close();
    }

    @Test
    @Proves("NOT-02")
    void aMessageIsTakenOnThenDeliveredAndEachStateIsPostedSigned() throws Exception {
        Answer taken = send("To", PHONE, "From", from, "Body", "On the way", "StatusCallback", appliance.url("/hooks/twilio/x/status"));
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().path("status").asText()).isEqualTo("queued");
        assertThat(taken.json().path("num_segments").asText()).isEqualTo("1");
        assertThat(taken.json().path("sid").asText()).matches("SM[0-9a-f]{32}");

        for (String status : List.of("sending", "sent", "delivered")) {
            Posting posting = appliance.next();
            assertThat(posting.fields()).containsEntry("MessageStatus", status).containsEntry("MessageSid", taken.json().path("sid").asText());
            assertThat(posting.signature()).isEqualTo(signature(posting));
        }
        assertThat(phone(PHONE)).hasSize(1).first().satisfies(message -> {
            assertThat(message.path("body").asText()).isEqualTo("On the way");
            assertThat(message.path("segments").asInt()).isEqualTo(1);
            assertThat(message.path("from").asText()).isEqualTo(from);
        });
        JsonNode fetched = vendors.get(messages.replace(".json", "/" + taken.json().path("sid").asText() + ".json")).json();
        assertThat(fetched.path("status").asText()).isEqualTo("delivered");
        assertThat(fetched.path("date_sent").asText()).endsWith("+0000");
    }

    @Test
    void badRequestsGetTheVendorsCodes() {
        thenRefused(400, 21604, "From", from, "Body", "x");
        thenRefused(400, 21602, "To", PHONE, "From", from);
        thenRefused(400, 21603, "To", PHONE, "Body", "x");
        thenRefused(400, 21606, "To", PHONE, "From", "+19135550188", "Body", "x");
        thenRefused(404, 21701, "To", PHONE, "MessagingServiceSid", "MG00000000000000000000000000000000", "Body", "x");
        thenRefused(400, 21211, "To", "+1913", "From", from, "Body", "x");
        thenRefused(403, 21408, "To", "+447700900123", "From", from, "Body", "x");
        thenRefused(400, 21617, "To", PHONE, "From", from, "Body", "x".repeat(1601));
        thenRefused(400, 21609, "To", PHONE, "From", from, "Body", "x", "StatusCallback", "not an address");
        thenRefused(400, 21614, "To", "+19135550191", "From", from, "Body", "x");
        assertThat(vendors.post(messages, Vendors.object().put("To", PHONE)).json().path("code").asInt()).isEqualTo(21604);
        assertThat(phone(null)).isEmpty();
    }

    @Test
    void onlyTheAccountItselfGetsIn() {
        assertThat(new Vendors(sandbox).get(messages).json().path("code").asInt()).isEqualTo(20003);
        Answer wrong = new Vendors(sandbox).with("Authorization", "Basic " + Base64.getEncoder().encodeToString("AC:no".getBytes(StandardCharsets.UTF_8)))
                .get(messages);
        assertThat(wrong.status()).isEqualTo(401);
        Answer other = new Vendors(sandbox, 1).texting().get(messages);
        assertThat(other.status()).isEqualTo(404);
        assertThat(vendors.get(messages.replace("/Messages", "")).json().path("status").asText()).isEqualTo("active");
    }

    @Test
    void aMagicNumberEndsUndelivered() throws Exception {
        send("To", "+19135550192", "From", from, "Body", "x", "StatusCallback", appliance.url("/status"));
        appliance.next();
        appliance.next();
        assertThat(appliance.next().fields()).containsEntry("MessageStatus", "undelivered").containsEntry("ErrorCode", "30003");
        assertThat(phone("+19135550192")).isEmpty();
        plan("magicNumber", "phone", PHONE, "code", 21614);
        thenRefused(400, 21614, "To", PHONE, "From", from, "Body", "x");
    }

    @Test
    @Proves("CRM-07")
    void stopOptsOutStartOptsInAndHelpIsAnswered() throws Exception {
        deliver("Hello");
        appliance.answer = "<Response><Message>Thank you.</Message></Response>";
        JsonNode stop = reply("stop ");
        assertThat(stop.path("optOutType").asText()).isEqualTo("STOP");
        Posting posted = inbound();
        assertThat(posted.fields()).containsEntry("OptOutType", "STOP").containsEntry("From", PHONE).containsEntry("To", from);
        assertThat(phone(PHONE)).hasSize(2).last().satisfies(message -> assertThat(message.path("body").asText()).contains("unsubscribed"));
        thenRefused(400, 21610, "To", PHONE, "From", from, "Body", "again");

        reply("START");
        assertThat(send("To", PHONE, "From", from, "Body", "again").status()).isEqualTo(201);
        reply("help");
        assertThat(phone(PHONE)).anySatisfy(message -> assertThat(message.path("body").asText()).contains("Reply STOP to unsubscribe"));
    }

    @Test
    void aReplyIsPostedSignedAndItsAnswerAppearsOnThePhone() throws Exception {
        deliver("Hello");
        appliance.answer = "<Response><Message><Body>We call you back.</Body></Message></Response>";
        JsonNode report = reply("Please call me");
        assertThat(report.at("/webhook/status").asInt()).isEqualTo(200);
        Posting posting = inbound();
        assertThat(posting.fields()).containsEntry("Body", "Please call me").containsEntry("SmsStatus", "received").containsEntry("NumMedia", "0");
        assertThat(posting.signature()).isEqualTo(signature(posting));
        assertThat(phone(PHONE)).last().satisfies(message -> assertThat(message.path("body").asText()).isEqualTo("We call you back."));
    }

    @Test
    void theListFindsWhatWasSentToANumberSinceATime() {
        for (int i = 0; i < 3; i++) {
            send("To", PHONE, "From", from, "Body", "number " + i);
        }
        send("To", "+19135550111", "From", from, "Body", "another");
        JsonNode first = vendors.get(messages + "?To=%2B19135550110&DateSent%3E=2020-01-01&PageSize=2").json();
        assertThat(first.path("messages")).hasSize(2).first().satisfies(message -> assertThat(message.path("body").asText()).isEqualTo("number 2"));
        send("To", PHONE, "From", from, "Body", "in between");
        JsonNode second = vendors.get("/twilio" + first.path("next_page_uri").asText()).json();
        assertThat(second.path("messages")).hasSize(1).first().satisfies(message -> assertThat(message.path("body").asText()).isEqualTo("number 0"));
        assertThat(second.path("next_page_uri").isNull()).isTrue();
        assertThat(vendors.get(messages + "?DateSent%3E=2999-01-01").json().path("messages")).isEmpty();
        assertThat(vendors.get(messages + "?PageSize=5000").status()).isEqualTo(400);
        assertThat(vendors.get(messages + "?DateSent=yesterday").status()).isEqualTo(400);
    }

    @Test
    void aScheduledMessageCanBeCanceledAndASentOneBlankedAndDeleted() throws Exception {
        Answer later = send("To", PHONE, "MessagingServiceSid", vendors.keys.at("/twilio/messagingServiceSid").asText(), "Body", "later",
                "ScheduleType", "fixed", "SendAt", "2999-01-01T10:00:00Z");
        assertThat(later.json().path("status").asText()).isEqualTo("scheduled");
        String one = messages.replace(".json", "/" + later.json().path("sid").asText() + ".json");
        assertThat(vendors.form(one, "Status", "canceled").json().path("status").asText()).isEqualTo("canceled");
        assertThat(vendors.form(one, "Status", "canceled").status()).isEqualTo(400);
        assertThat(vendors.form(one, "Body", "").json().path("body").asText()).isEmpty();
        assertThat(vendors.method("DELETE", one).status()).isEqualTo(204);
        assertThat(vendors.get(one).json().path("code").asInt()).isEqualTo(20404);
    }

    @Test
    void webhooksCanComeTwiceAndLate() throws Exception {
        vendors.put("/sandbox/faults/twilio", Vendors.object().put("duplicateWebhooks", true).put("lateWebhooksMillis", 50));
        send("To", PHONE, "From", from, "Body", "x", "StatusCallback", appliance.url("/status"));
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            states.add(appliance.next().fields().get("MessageStatus"));
        }
        assertThat(states).containsExactlyInAnyOrder("sending", "sending", "sent", "sent", "delivered", "delivered");
        assertThat(phone(PHONE)).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostDoesNotMeanThatTheMessageWas() throws Exception {
        vendors.put("/sandbox/faults/twilio", Vendors.object().put("drop", "after"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> send("To", PHONE, "From", from, "Body", "lost answer")))
                .isInstanceOf(java.io.UncheckedIOException.class);
        vendors.method("DELETE", "/sandbox/faults/twilio");
        assertThat(vendors.get(messages + "?To=%2B19135550110").json().path("messages")).hasSize(1);

        vendors.put("/sandbox/faults/twilio", Vendors.object().put("drop", "before"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> send("To", PHONE, "From", from, "Body", "never taken"))).isNotNull();
        vendors.method("DELETE", "/sandbox/faults/twilio");
        assertThat(vendors.get(messages + "?To=%2B19135550110").json().path("messages")).hasSize(1);
    }

    @Test
    void whatIsSaidFitsTheVendorsDocument() throws Exception {
        VendorContract contract = VendorContract.orSkip();
        long before = vendors.lastNumber("twilio");
        Answer sent = send("To", PHONE, "From", from, "Body", "x");
        vendors.get(messages);
        vendors.get(messages.replace(".json", "/" + sent.json().path("sid").asText() + ".json"));
        vendors.get(messages.replace("/Messages", ""));
        vendors.get(messages.replace(".json", "/SM00000000000000000000000000000000.json"));
        List<Exchange> said = vendors.said("twilio", before);
        assertThat(said).hasSizeGreaterThanOrEqualTo(5);
        assertThat(said.stream().flatMap(each -> contract.faults(each).stream())).isEmpty();
    }

    private Answer send(String... pairs) {
        return vendors.form(messages, pairs);
    }

    private void deliver(String body) throws Exception {
        send("To", PHONE, "From", from, "Body", body, "StatusCallback", appliance.url("/hooks/twilio/x/status"));
        Posting last;
        do {
            last = appliance.next();
        } while (!"delivered".equals(last.fields().get("MessageStatus")));
    }

    /** The next posting that is not a status. */
    private Posting inbound() throws Exception {
        Posting posting = appliance.next();
        assertThat(posting.path()).isEqualTo("/hooks/twilio/x/inbound");
        return posting;
    }

    private JsonNode reply(String body) {
        return vendors.post("/sandbox/phone/replies", Vendors.object().put("from", PHONE).put("body", body)).json();
    }

    private void plan(String action, String name, String value, String number, int amount) {
        assertThat(vendors.post("/sandbox/plans", Vendors.object().put("action", action).put(name, value).put(number, amount)).status()).isEqualTo(200);
    }

    /** Waits for nothing: callers have seen the state that puts a message on the phone. */
    private List<JsonNode> phone(String to) {
        List<JsonNode> items = new ArrayList<>();
        vendors.get("/sandbox/phone/messages" + (to == null ? "" : "?to=" + to.replace("+", "%2B"))).json().path("items").forEach(items::add);
        return items;
    }

    private void thenRefused(int status, int code, String... pairs) {
        Answer answer = send(pairs);
        assertThat(answer.json().path("code").asInt()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("message").asText()).isNotEmpty();
        assertThat(answer.json().path("more_info").asText()).endsWith(String.valueOf(code));
    }

    /** Computed here by hand, not with the simulator's own code. */
    private String signature(Posting posting) throws Exception {
        StringBuilder text = new StringBuilder(appliance.url(posting.path()));
        posting.fields().forEach((name, value) -> text.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(vendors.keys.at("/twilio/authToken").asText().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
