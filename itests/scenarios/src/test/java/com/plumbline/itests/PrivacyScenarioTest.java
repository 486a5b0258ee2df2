package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.itests.Operations.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One customer, marked wherever he may stand: told whole, then gone from tables, index, log, back-up, whatever the vendor says later. */
class PrivacyScenarioTest {

    private static final String SURNAME = "Zanzibarova";
    private static final String NAME = "Ottilie " + SURNAME;
    /** In an area where none of the pretend people lives. */
    private static final String PHONE = "2065550137";
    private static final Pattern PHONE_NUMBER = Pattern.compile("(?<![\\d-])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d)|\\+1\\d{10}");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[a-z]{2,}");

    @TempDir
    Path data;

    @Test
    @Proves({"SEC-08", "NFR-02", "CRM-07", "BRF-23", "INT-40"})
    void whatIsHeldIsToldWholeAndOnceErasedStaysAway() throws IOException {
        try (Demo demo = Demo.in(data.resolve("demo")).start()) {
            Rest owner = demo.owner();
            Steps steps = new Steps(owner);
            steps.mirrored();
            JsonNode job = steps.jobsToday().stream().filter(each -> each.path("technician").hasNonNull("phone") && each.path("customer").hasNonNull("id")
                    && isAtHomeWithEmail(owner, owner.get("/api/customers/" + each.at("/customer/id").asText()).ok())).findFirst().orElseThrow();
            String customer = job.at("/customer/id").asText();
            Map<String, String> markers = plant(demo, owner, steps, job, customer);

            thenTheFileHoldsAllMarkers(owner, customer, markers);
            thenNoPromptHoldsWhatItNeedNot(demo);
            thenHeGetsNoOfferOnceHeHasUnsubscribed(demo, owner, steps, customer, markers.get("e-mail"));
            thenHeIsNotSentAnythingOnceHeDoesNotWantIt(owner, customer);
            String before = exported(owner);
            erase(owner, customer);
            thenAnExportMadeBeforeIsDeletedAndSaysWhy(demo, owner, before);
            steps.syncNow();

            // Made now, it tells every table of the company line by line.
            exported(owner);
            Path backup = data.resolve("back.up");
            demo.command("backup", backup.toString());
            List<String> found = new ArrayList<>();
            for (Operation operation : Operations.of(owner)) {
                if (operation.method().equals("GET") && !operation.addressesOneThing()) {
                    look("answer of " + operation, owner.get(operation.path()).text().getBytes(StandardCharsets.UTF_8), markers, found);
                }
            }
            for (String path : List.of("", "/jobs", "/notes", "/profile", "/privacy")) {
                look(path, owner.get("/api/customers/" + customer + path).text().getBytes(StandardCharsets.UTF_8), markers, found);
            }
            look("the job", owner.get("/api/jobs/" + job.path("id").asText()).text().getBytes(StandardCharsets.UTF_8), markers, found);
            lookInFile(backup, markers, found);
            try (Stream<Path> files = Files.walk(demo.data())) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> belongsToTheAppliance(demo.data(), file)).toList()) {
                    lookInFile(file, markers, found);
                }
            }
            assertThat(found).isEmpty();
            assertThat(owner.get("/api/customers?q=" + SURNAME).ok().path("total").asInt()).isZero();
            assertThat(owner.get("/api/booking/search?phone=" + PHONE).ok().path("customer").isNull()).isTrue();
            assertThat(owner.get("/api/audit?action=customer.*").ok().path("items").toString()).contains("customer.erase", "customer.erased", customer);
            assertThat(owner.post("/api/customers/" + customer + "/profile", Rest.JSON.createObjectNode()).code()).isEqualTo("profile.not-wanted");
        }
    }

    /** With an address that is his alone: what is found of it afterwards is his. */
    private static boolean isAtHomeWithEmail(Rest owner, JsonNode customer) {
        return !customer.path("type").asText().equals("Commercial") && customer.hasNonNull("email")
                && owner.get("/api/customers?q=" + customer.path("email").asText()).ok().path("total").asInt() == 1;
    }

    /** In every place where a person may stand; the vendor's name and phone of him are changed first. */
    private static Map<String, String> plant(Demo demo, Rest owner, Steps steps, JsonNode job, String customer) {
        JsonNode known = owner.get("/api/customers/" + customer).ok();
        demo.sandbox().plan(Rest.JSON.createObjectNode().put("action", "changeCustomer").put("id", known.path("externalId").asText()).put("name", NAME).put("phone", PHONE));
        await("the mirrored name").atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            steps.syncNow();
            return owner.get("/api/customers/" + customer).ok().path("name").asText();
        }, NAME::equals);
        note(owner, "/api/customers/" + customer, "Rings the marker-bell-kolibri. Lives with diabetes. Call Mrs. Quetzalcoatl at 913-555-0144 or quetzal@example.com.");
        note(owner, "/api/locations/" + job.at("/location/id").asText(), "Park behind the marker-shed-kolibri.");
        note(owner, "/api/jobs/" + job.path("id").asText(), "Wants the marker-valve-kolibri replaced.");
        owner.post("/api/customers/" + customer + "/facts", Rest.JSON.createObjectNode().put("category", "home").put("label", "Access").put("text", "Key under the marker-stone-kolibri")).ok();
        assertThat(owner.post("/api/customers/" + customer + "/facts", Rest.JSON.createObjectNode().put("category", "personal").put("text", "Goes to church on Sundays")).code())
                .isEqualTo("fact.sensitive");
        JsonNode profile = steps.enrich(customer);
        assertThat(profile.toString()).contains("marker-stone-kolibri").doesNotContainIgnoringCase("diabetes");
        steps.delivery(sent(steps, job), delivery -> delivery.path("state").asText().equals("delivered"));
        demo.sandbox().reply("+1" + PHONE, "Please use the marker-door-kolibri");
        await("the reply").atMost(Duration.ofSeconds(60)).until(() -> owner.get("/api/messages?q=marker-door").ok().path("total").asInt() > 0);
        Map<String, String> markers = new TreeMap<>(Map.of("name", SURNAME, "notes and facts", "kolibri", "phone", "206-555-0137", "phone with brackets", "(206) 555-0137", "phone in digits", PHONE));
        markers.put("e-mail", known.path("email").asText());
        write(owner, markers.get("e-mail"), "About the marker-boiler-kolibri", "operational").ok();
        arrived(demo, markers.get("e-mail"), "About the marker-boiler-kolibri");
        markers.put("street", owner.get("/api/customers/" + customer).ok().at("/locations/0/address/street").asText());
        return markers;
    }

    private static JsonNode sent(Steps steps, JsonNode job) {
        JsonNode briefing = steps.writeBriefing(job.path("id").asText());
        assertThat(briefing.path("statements")).isNotEmpty().allSatisfy(statement -> assertThat(statement.path("sources")).isNotEmpty());
        assertThat(briefing.path("sections").toString()).doesNotContainIgnoringCase("diabetes");
        steps.sendBriefing(briefing);
        return briefing;
    }

    private static void note(Rest owner, String about, String text) {
        owner.post(about + "/notes", Rest.JSON.createObjectNode().put("text", text).put("pinned", true)).ok();
    }

    private static void thenTheFileHoldsAllMarkers(Rest owner, String customer, Map<String, String> markers) {
        String file = owner.post("/api/customers/" + customer + "/privacy/files", Rest.JSON.createObjectNode()).text();
        assertThat(markers.entrySet()).filteredOn(marker -> !marker.getKey().startsWith("phone")).allSatisfy(marker -> assertThat(file).as(marker.getKey()).contains(marker.getValue()));
        assertThat(file.replaceAll("[^\\d]", "")).contains(PHONE);
        assertThat(file).contains("marker-bell-kolibri", "marker-shed-kolibri", "marker-valve-kolibri", "marker-stone-kolibri", "marker-door-kolibri",
                "marker-boiler-kolibri");
    }

    /** By the button of his mail program, without any sign-in; scanners that only look at the link change nothing. */
    private static void thenHeGetsNoOfferOnceHeHasUnsubscribed(Demo demo, Rest owner, Steps steps, String customer, String email) {
        write(owner, email, "Offer marker-spring-kolibri", "marketing").ok();
        JsonNode offer = arrived(demo, email, "Offer marker-spring-kolibri");
        assertThat(offer.at("/headers/list-unsubscribe-post").asText()).isEqualTo("List-Unsubscribe=One-Click");
        String link = URI.create(offer.at("/headers/list-unsubscribe").asText().replaceAll("[<>\\s]", "")).getPath();
        assertThat(link).startsWith("/u/").doesNotContain(email);
        assertThat(offer.path("text").asText()).contains(link);

        assertThat(demo.nobody().get(link).text()).contains("Unsubscribe", email);
        assertThat(owner.get("/api/customers/" + customer + "/privacy").ok().path("refusals")).isEmpty();
        assertThat(demo.nobody().call("POST", link, null).text()).contains("You are unsubscribed");
        steps.syncNow();

        assertThat(write(owner, email, "Offer marker-summer-kolibri", "marketing").code()).isEqualTo("recipient.opted-out");
        write(owner, email, "Visit marker-autumn-kolibri", "operational").ok();
        arrived(demo, email, "Visit marker-autumn-kolibri");
        assertThat(mails(demo, email)).noneMatch(mail -> mail.path("subject").asText().contains("marker-summer"));
        assertThat(owner.get("/api/customers/" + customer + "/privacy").ok().path("refusals").toString()).contains("link in a mail");
        assertThat(owner.get("/api/audit?action=consent.*").ok().path("items").toString()).contains("consent.unsubscribe");
        assertThat(demo.nobody().get("/u/nonsense").status()).isEqualTo(404);
    }

    private static Rest.Answer write(Rest owner, String email, String subject, String purpose) {
        return owner.post("/api/mails", Rest.JSON.createObjectNode().put("to", email).put("subject", subject).put("text", "Hello from us.").put("purpose", purpose));
    }

    private static List<JsonNode> mails(Demo demo, String to) {
        return Steps.items(demo.sandbox().rest().get("/sandbox/mails?to=" + to).ok());
    }

    private static JsonNode arrived(Demo demo, String to, String subject) {
        return await("the mail " + subject).atMost(Duration.ofSeconds(60)).until(() -> mails(demo, to).stream()
                .filter(mail -> mail.path("subject").asText().equals(subject)).findFirst().orElse(null), Objects::nonNull);
    }

    private static String exported(Rest owner) {
        String id = owner.post("/api/company/exports", null).ok().path("id").asText();
        await("the export").atMost(Duration.ofMinutes(1)).until(() -> state(owner, id).path("state").asText(), "ready"::equals);
        return id;
    }

    private static JsonNode state(Rest owner, String export) {
        return Steps.items(owner.get("/api/company/exports").ok()).stream().filter(one -> one.path("id").asText().equals(export)).findFirst().orElseThrow();
    }

    private static void thenAnExportMadeBeforeIsDeletedAndSaysWhy(Demo demo, Rest owner, String export) throws IOException {
        assertThat(state(owner, export).path("state").asText()).isEqualTo("withdrawn");
        assertThat(state(owner, export).path("problem").asText()).contains("a customer was erased");
        assertThat(owner.with("Accept", "application/zip").get("/api/company/exports/" + export + "/file").status()).isEqualTo(409);
        try (Stream<Path> files = Files.walk(demo.data().resolve("exports"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".zip"))).isEmpty();
        }
    }

    /** As the vendors received it. */
    private static void thenNoPromptHoldsWhatItNeedNot(Demo demo) {
        List<String> prompts = demo.sandbox().requests("anthropic").stream().filter(request -> request.path("path").asText().endsWith("/messages"))
                .map(request -> request.path("body").asText()).toList();
        assertThat(prompts).isNotEmpty().allSatisfy(prompt -> assertThat(prompt).doesNotContain(SURNAME, "Quetzalcoatl").doesNotContainIgnoringCase("diabetes")
                .doesNotContainPattern(PHONE_NUMBER).doesNotContainPattern(EMAIL));
        List<JsonNode> lookUps = demo.sandbox().requests("property");
        assertThat(lookUps).isNotEmpty();
        assertThat(lookUps.toString()).doesNotContain(SURNAME, "UNKNOWN_PARAMETER", PHONE);
    }

    private static void thenHeIsNotSentAnythingOnceHeDoesNotWantIt(Rest owner, String customer) {
        JsonNode decided = owner.put("/api/customers/" + customer + "/privacy", Rest.JSON.createObjectNode().put("sms", false)).ok();
        assertThat(decided.path("sms").asBoolean(true)).isFalse();
        assertThat(decided.path("history")).hasSize(1);
    }

    private static void erase(Rest owner, String customer) {
        ObjectNode wrong = Rest.JSON.createObjectNode().put("confirm", "Somebody Else");
        assertThat(owner.post("/api/customers/" + customer + "/erasures", wrong).code()).isEqualTo("erasure.not-confirmed");
        assertThat(owner.post("/api/customers/" + customer + "/erasures", Rest.JSON.createObjectNode().put("confirm", NAME)).status()).isEqualTo(202);
        await("the erasure").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500))
                .until(() -> owner.get("/api/customers/" + customer + "/privacy").ok().path("erasure").asText(), "done"::equals);
    }

    /** The sandbox is the vendors. */
    private static boolean belongsToTheAppliance(Path folder, Path file) {
        String name = folder.relativize(file).toString();
        return !name.startsWith("sandbox/") && !name.startsWith("log/sandbox");
    }

    private static void lookInFile(Path file, Map<String, String> markers, List<String> found) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        look(file.toString(), bytes, markers, found);
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            look(file + " (unpacked)", new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), markers, found);
        }
        if (file.toString().endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    look(file + "!" + entry.getName(), zip.readAllBytes(), markers, found);
                }
            }
        }
    }

    private static void look(String where, byte[] bytes, Map<String, String> markers, List<String> found) {
        String plain = new String(bytes, StandardCharsets.UTF_8);
        String wide = plain.indexOf('\0') < 0 ? "" : plain.replace("\0", "");
        markers.forEach((name, marker) -> {
            if (plain.contains(marker) || wide.contains(marker)) {
                found.add(name + " in " + where);
            }
        });
    }
}
