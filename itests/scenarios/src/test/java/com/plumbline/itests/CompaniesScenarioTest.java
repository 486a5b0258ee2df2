package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.itests.Operations.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A company signs up beside another one and lives through every state; the platform's admin leads it and sees nobody's customers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompaniesScenarioTest {

    private static final String PASSWORD = "a-long-enough-password-of-2";
    private static final String EMAIL = "olive@example.com";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path data;
    private static Demo demo;
    private static Rest first;
    private static Rest admin;
    private static Rest second;
    private static String firstId;
    private static String secondId;
    private static JsonNode keys;

    @BeforeAll
    static void start() {
        demo = Demo.in(data).start();
        first = demo.owner();
        firstId = first.get("/api/company").ok().path("id").asText();
        admin = demo.platformAdmin();
        keys = demo.sandbox().rest().get("/sandbox/setup?company=2&sandbox=" + demo.sandbox().rest().base() + "&publicUrl=" + demo.address()).ok().path("plugins");
        new Steps(first).mirrored();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    @Proves({"TEN-03", "BRF-28"})
    void thePlatformsDeskAndTheCompanysKnowOnlyTheirOwn() {
        List<String> owner = signIn("demo.sign-in");
        List<String> platform = signIn("platform.sign-in");

        assertThat(demo.nobody().post("/api/platform/session", credentials(owner)).code()).isEqualTo("session.bad-credentials");
        assertThat(demo.nobody().post("/api/session", credentials(platform)).code()).isEqualTo("session.bad-credentials");
        assertThat(admin.get("/api/platform/me").ok().path("user").path("role").asText()).isEqualTo("platform-admin");
        assertThat(admin.get("/api/customers").status()).isEqualTo(401);
        assertThat(first.get("/api/platform/companies").code()).isEqualTo("permission.missing");
        assertThat(demo.nobody().get("/api/platform/companies").status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    @Proves({"TEN-02", "NFR-11"})
    void aCompanySignsUpConfirmsAndPreparesWhileNothingLeaves() {
        ObjectNode wanted = json("company", "Red Drain Service", "email", EMAIL, "name", "Olive Owner", "phone", "913-555-0142", "zone", "America/Denver", "trade", "drain");
        assertThat(demo.nobody().post("/api/signups", wanted).status()).isEqualTo(202);
        assertThat(admin.get("/api/platform/companies").ok().path("total").asInt()).isEqualTo(1);

        Rest.Answer confirmed = demo.nobody().post("/api/signups/confirmations", json("token", linkIn(mail(EMAIL, "Confirm")), "password", PASSWORD));
        second = Rest.arrived(demo.address(), confirmed);
        secondId = confirmed.ok().path("me").path("tenant").path("id").asText();
        assertThat(second.get("/api/company").ok().path("state").asText()).isEqualTo("pending");
        mail(EMAIL, "waits for approval");

        connectAll();
        callEverything(second);
        assertThat(requestsOfTheSecond()).as("what reached a vendor for a pending company").isEmpty();
        assertThat(second.post("/api/plugins/servicetitan/tests", Rest.JSON.createObjectNode()).code()).isEqualTo("company.not-active");
        assertThat(second.get("/api/company").ok().path("missing").toString()).contains("\"code\":\"approval\"").contains("plugin.servicetitan");
    }

    @Test
    @Order(3)
    @Proves({"TEN-04", "BRF-29", "PLT-05", "PLT-20", "TEN-07"})
    void onceApprovedItIsMailedConnectedAndMirroredBesideTheOther() {
        admin.post("/api/platform/companies/" + secondId + "/approvals", Rest.JSON.createObjectNode()).ok();

        mail(EMAIL, "is approved");
        await("the connection").atMost(SOON).until(() -> new Steps(second).plugin("servicetitan").path("state").asText().equals("ready"));
        new Steps(second).syncNow();
        new Steps(second).mirrored();
        assertThat(requestsOfTheSecond()).isNotEmpty();

        assertThat(customers(second)).isNotEmpty().doesNotContainAnyElementsOf(customers(first));
        second.put("/api/company/branding", json("displayName", "Red Drain", "color", "#aa1122", "smsName", "RedDrain", "mailName", "Red Drain")).ok();
        assertThat(second.get("/api/company").ok().path("branding").path("displayName").asText()).isEqualTo("Red Drain");
        assertThat(first.get("/api/company").ok().path("branding").path("displayName").isNull()).isTrue();
        JsonNode row = admin.get("/api/platform/companies?q=red-drain").ok().path("items").path(0);
        assertThat(row.path("state").asText()).isEqualTo("active");
        assertThat(row.path("lastSync").path("state").asText()).isEqualTo("completed");
    }

    @Test
    @Order(4)
    @Proves({"TEN-02", "TEN-04"})
    void whileSuspendedNothingLeavesWhateverIsCalledAndWhatWaitedGoesOnAfterwards() {
        String job = new Steps(second).jobsToday().get(0).path("id").asText();
        assertThat(admin.post("/api/platform/companies/" + secondId + "/suspensions", json("reason", "The invoice is open")).status()).isEqualTo(201);
        mail(EMAIL, "is suspended");
        List<JsonNode> before = requestsOfTheSecond();

        second.post("/api/jobs/" + job + "/briefings", Rest.JSON.createObjectNode());
        callEverything(second);
        demo.sandbox().plan(json("action", "changeCustomer"));
        assertThat(second.get("/api/company").ok().path("reason").asText()).isEqualTo("The invoice is open");
        assertThat(requestsOfTheSecond()).as("what reached a vendor for a suspended company").hasSameSizeAs(before);

        admin.post("/api/platform/companies/" + secondId + "/reactivations", Rest.JSON.createObjectNode()).ok();
        await("the briefing that waited").atMost(SOON)
                .until(() -> second.get("/api/jobs/" + job + "/briefing").body().path("state").asText().equals("ready"));
    }

    @Test
    @Order(5)
    @Proves({"TEN-05", "BRF-30", "NFR-13"})
    void noAnswerToThePlatformsAdminNamesACustomer() {
        Steps steps = new Steps(first);
        steps.sendBriefing(steps.writeBriefing(steps.jobWithPhone().path("id").asText()));
        await("the message").atMost(SOON).until(() -> !demo.sandbox().phoneMessages((String) null).isEmpty());
        demo.operator().post("/api/timers/tenancy.usage/runs", null).ok();
        await("the usage of today").atMost(SOON).until(() -> admin.get("/api/platform/companies/" + firstId).ok().path("company").path("usage"),
                usage -> usage.path("records").asLong() > 1000 && usage.path("smsSegments").asLong() > 0 && usage.path("storageBytes").asLong() > 0
                        && usage.path("activeUsers").asLong() == 1);
        Set<String> markers = markersOf(first);
        assertThat(markers).hasSizeGreaterThan(20);

        List<String> leaks = new ArrayList<>();
        int answers = 0;
        for (Operation operation : Operations.of(first)) {
            boolean reads = operation.method().equals("GET") || operation.path().endsWith("/support-sessions");
            if (operation.path().startsWith("/api/platform/") && reads) {
                for (String id : List.of(firstId, secondId)) {
                    Rest.Answer answer = admin.call(operation.method(), operation.pathWith(id), null);
                    answers += answer.status() / 100 == 2 ? 1 : 0;
                    markers.stream().filter(answer.text()::contains).forEach(marker -> leaks.add(operation + " says " + marker));
                }
            }
        }
        assertThat(answers).isGreaterThan(10);
        assertThat(leaks).isEmpty();
        assertThat(admin.get("/api/platform/companies/" + firstId).ok().path("contact").path("email").asText()).isEqualTo("owner@example.com");
    }

    @Test
    @Order(6)
    @Proves({"TEN-05", "NFR-13"})
    void supportLooksInOnlyWhileTheCompanyAllowsItAndOnlyReads() {
        assertThat(admin.post("/api/platform/companies/" + firstId + "/support-sessions", null).code()).isEqualTo("support.not-granted");

        first.post("/api/company/support-access", Rest.JSON.createObjectNode().put("hours", 2)).ok();
        Rest support = Rest.arrived(demo.address(), admin.post("/api/platform/companies/" + firstId + "/support-sessions", null));
        assertThat(support.get("/api/customers").ok().path("total").asInt()).isPositive();
        assertThat(support.get("/api/me").ok().path("permissions").toString()).doesNotContain("money.read").doesNotContain(".write");
        assertThat(support.post("/api/sync/runs", Rest.JSON.createObjectNode()).code()).isEqualTo("permission.missing");
        assertThat(first.get("/api/audit?action=support.*").ok().toString()).contains("support.allow").contains("support.enter");

        first.delete("/api/company/support-access");
        assertThat(support.get("/api/customers").status()).isEqualTo(401);
    }

    @Test
    @Order(7)
    @Proves("PLT-17")
    void aCompanyTakesEverythingItOwnsInOpenFormatsAndNobodyElseCan() {
        String id = second.post("/api/company/exports", null).ok().path("id").asText();
        await("the export").atMost(SOON).until(() -> Steps.items(second.get("/api/company/exports").ok()).get(0).path("state").asText().equals("ready"));

        Rest.Answer file = second.with("Accept", "application/zip").get("/api/company/exports/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).contains("tables/customer.jsonl").contains("tables/customer.csv").contains("people.json");
        assertThat(first.with("Accept", "application/zip").get("/api/company/exports/" + id + "/file").status()).isEqualTo(404);
    }

    @Test
    @Order(8)
    @Proves({"TEN-04", "PLT-17"})
    void aClosedCompanyMayStillTakeItsDataAndComesBackWithinItsTimeOfGrace() {
        assertThat(admin.delete("/api/platform/companies/" + secondId).status()).isEqualTo(202);
        assertThat(second.get("/api/company").ok().path("endsAt").asText()).isNotEmpty();
        mail(EMAIL, "will be deleted on");
        assertThat(second.post("/api/sync/runs", Rest.JSON.createObjectNode()).status()).isEqualTo(409);

        admin.post("/api/platform/companies/" + secondId + "/reactivations", Rest.JSON.createObjectNode()).ok();
        JsonNode detail = admin.get("/api/platform/companies/" + secondId).ok();
        assertThat(detail.path("company").path("state").asText()).isEqualTo("active");
        assertThat(detail.path("history")).extracting(entry -> entry.path("action").asText())
                .containsExactly("reactivate", "close", "reactivate", "suspend", "approve", "sign-up");
    }

    private static void connectAll() {
        keys.fields().forEachRemaining(plugin -> second.put("/api/plugins/" + plugin.getKey() + "/settings",
                ((ObjectNode) Rest.JSON.createObjectNode().put("enabled", true)).set("settings", plugin.getValue().path("settings"))).ok());
    }

    /** Every operation that the company may try, with its own ids where it has any. */
    private static void callEverything(Rest rest) {
        rest.post("/api/sync/runs", Rest.JSON.createObjectNode().put("full", true));
        rest.post("/api/sync/comparisons", null);
        keys.fieldNames().forEachRemaining(plugin -> rest.post("/api/plugins/" + plugin + "/tests", Rest.JSON.createObjectNode()));
        List<String> jobs = Steps.items(rest.get("/api/jobs?pageSize=3").ok()).stream().map(job -> job.path("id").asText()).toList();
        List<String> customers = Steps.items(rest.get("/api/customers?pageSize=3").ok()).stream().map(customer -> customer.path("id").asText()).toList();
        for (Operation operation : Operations.of(rest)) {
            boolean harmless = operation.method().equals("POST") && Stream.of("/operator/", "/platform/", "/api/session", "/me/", "/company/", "/signups", "/password", "/invitations",
                    "/erasures").noneMatch(operation.path()::contains);
            if (harmless) {
                Stream.concat(Stream.of("none"), Stream.concat(jobs.stream(), customers.stream()))
                        .limit(operation.addressesOneThing() ? 7 : 1).forEach(id -> rest.call("POST", operation.pathWith(id), "{}"));
            }
        }
    }

    /** Requests at the simulators that bear the second company's credentials. */
    private static List<JsonNode> requestsOfTheSecond() {
        Set<String> marks = new LinkedHashSet<>();
        for (String mark : List.of("tenantId", "clientId", "accountSid")) {
            keys.findValues(mark).forEach(value -> marks.add(value.asText()));
        }
        assertThat(marks).hasSizeGreaterThanOrEqualTo(2);
        return Stream.of("servicetitan", "twilio", "anthropic").flatMap(vendor -> demo.sandbox().requests(vendor).stream())
                .filter(request -> marks.stream().anyMatch(request.toString()::contains)).toList();
    }

    private static Set<String> markersOf(Rest rest) {
        Set<String> markers = new LinkedHashSet<>();
        for (JsonNode customer : Steps.items(rest.get("/api/customers?pageSize=200").ok())) {
            markers.add(customer.path("name").asText());
            Stream.of("phone", "email").map(name -> customer.path(name).asText("")).filter(text -> text.length() > 6).forEach(markers::add);
            String street = customer.path("address").path("street").asText("");
            if (street.length() > 6) {
                markers.add(street);
            }
        }
        return markers;
    }

    private static Set<String> customers(Rest rest) {
        Set<String> ids = new LinkedHashSet<>();
        Steps.items(rest.get("/api/customers?pageSize=200").ok()).forEach(customer -> ids.add(customer.path("id").asText()));
        return ids;
    }

    /** The text of the newest mail to an address with these words in its subject; waits for it. */
    private static String mail(String to, String subject) {
        return await("a mail to " + to + " about " + subject).atMost(SOON).until(() -> Steps.items(demo.sandbox().rest().get("/sandbox/mails?to=" + to).ok()).stream()
                .filter(mail -> mail.path("subject").asText().contains(subject)).map(mail -> mail.path("text").asText()).reduce("", (early, late) -> late),
                text -> !text.isEmpty());
    }

    private static String linkIn(String text) {
        return text.replaceFirst("(?s).*/sign-up/confirm#([A-Za-z0-9_-]+).*", "$1");
    }

    private static List<String> signIn(String file) {
        try {
            return java.nio.file.Files.readAllLines(data.resolve(file));
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static ObjectNode credentials(List<String> signIn) {
        return json("email", signIn.get(0), "password", signIn.get(1));
    }

    private static ObjectNode json(String... namesAndValues) {
        ObjectNode json = Rest.JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }
}
