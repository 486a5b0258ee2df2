package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.Deliveries.Told;
import com.plumbline.briefing.internal.Settings.SettingsText;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.DeliveryEntity;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.store.ProfileEntity;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.contract.Proves;
import com.plumbline.customers.Note;
import com.plumbline.events.Event;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.SmsText;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** From "Write" to the technician's phone and back, on both databases. */
class BriefingScenarioTest {

    private static final String GOOD_ANSWER = """
            {"summary":["Ana has no hot water since last night."],"offers":[{"title":"A new heater","why":"It is 13 years old.","how":"Show the date on the label."}],
            "positioning":["Warm water first."],"starters":["How long has it been cold?"],"watch":[]}""";

    @TempDir
    Path folder;
    private Store store;
    private TenantId tenant;
    private Office office;
    private long eventId = 1000;

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.store = store;
        this.tenant = tenant;
        office = new Office(store, tenant, folder);
    }

    @ForEachStorage
    @Proves({"BRF-12", "BRF-13", "BRF-14", "BRF-16", "BRF-19"})
    void writesABriefingAndSendsItToTheTechnicianOfTheJob() {
        BriefingEntity briefing = givenAWrittenBriefing();
        assertThat(briefing.writer()).isEqualTo("deterministic");
        assertThat(briefing.writerReason()).isEqualTo("No language model is installed.");
        assertThat(briefing.customerId()).isEqualTo(Office.CUSTOMER.value());
        assertThat(briefing.technicianId()).isEqualTo(Office.TECHNICIAN.value());
        assertThat(briefing.readingSeconds()).isBetween(10, 59);
        Sections text = Deliveries.sections(briefing);
        assertThat(text.offers().get(0).title()).isEqualTo("Replacing the 13-year-old water heater before it fails");
        assertThat(text.equipment()).containsExactly("Water heater Rheem XG50, 13 years");

        Told told = send(null);

        assertThat(told.delivery().recipient()).isEqualTo("+19135550142");
        assertThat(office.queued).singleElement().satisfies(sms -> {
            assertThat(sms.subject()).isEqualTo(BriefingIds.delivery(told.delivery().id()));
            assertThat(sms.body()).contains("Job 48213 Sat 11am-1pm, Ana Rivera, Olathe").contains("http://127.0.0.1:8080/b/").doesNotContain("555");
            assertThat(SmsText.of(sms.body()).segments()).isLessThanOrEqualTo(2);
        });
        assertThat(office.audited).containsExactly("briefing.generate", "briefing.send");
        assertThat(office.shown).contains("briefings changed", "jobs changed", "deliveries added", "profiles changed");
        assertThat(office.outbox.told()).containsExactly("briefing.requested", "profile.enriched", "briefing.written");
    }

    @ForEachStorage
    @Proves("BRF-20")
    void theDeliveryFollowsTheMessageAndNeverGoesBack() {
        givenAWrittenBriefing();
        String id = BriefingIds.delivery(send(null).delivery().id());
        Event sent = news("message.sent", id, null);
        hear(sent);
        hear(sent);
        hear(news("message.delivered", id, null));
        hear(news("message.sent", id, null));
        hear(news("message.failed", id, "carrier.filtered"));

        Told told = office.deliveries.latest(tenant, 10).get(0);
        assertThat(told.delivery().state()).isEqualTo(DeliveryEntity.State.DELIVERED);
        assertThat(told.steps()).extracting(step -> step.state().name()).containsExactly("CREATED", "SENT", "DELIVERED");
        assertThat(told.steps()).extracting(step -> step.detail()).containsExactly("Sent by Dana Office", "Taken by twilio", "On the phone");
        assertThat(office.briefingBadges.badges(tenant, Set.of(Office.JOB)).get(Office.JOB).deliveryState()).isEqualTo("delivered");
    }

    @ForEachStorage
    void aFailedDeliverySaysWhyAndCanBeSentAgain() {
        givenAWrittenBriefing();
        String id = BriefingIds.delivery(send(null).delivery().id());
        hear(news("message.failed", id, "recipient.invalid"));

        Told failed = office.deliveries.latest(tenant, 10).get(0);
        assertThat(failed.delivery().errorCode()).isEqualTo("recipient.invalid");
        assertThat(failed.delivery().errorText()).isEqualTo("Because of recipient.invalid.");
        send(null);
        assertThat(office.queued).hasSize(2);
    }

    @ForEachStorage
    @Proves("BRF-19")
    void sendingTwiceQuicklySendsOneSms() throws Exception {
        givenAWrittenBriefing();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Told>> sends = Stream.generate(() -> threads.submit(() -> {
            go.await();
            return send(null);
        })).limit(4).toList();
        go.countDown();
        Set<Long> ids = new HashSet<>();
        for (Future<Told> each : sends) {
            ids.add(each.get().delivery().id());
        }
        threads.shutdown();

        assertThat(ids).hasSize(1);
        assertThat(office.queued).hasSize(1);
    }

    @ForEachStorage
    void twoFirstWishesAtTheSameMomentMakeOneBriefingAndOneProfile() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<String>> wishes = Stream.generate(() -> threads.submit(() -> {
            go.await();
            office.profiles.request(office.dispatcher(), Office.CUSTOMER);
            return office.briefings.request(office.dispatcher(), Office.JOB);
        })).limit(4).toList();
        go.countDown();
        Set<String> ids = new HashSet<>();
        for (Future<String> each : wishes) {
            ids.add(each.get());
        }
        threads.shutdown();

        assertThat(ids).hasSize(1);
        assertThat(office.outbox.told()).containsExactlyInAnyOrder("briefing.requested", "profile.requested");
    }

    @ForEachStorage
    void askingAgainAfterItHasArrivedSendsAgainAndSoDoesAnotherTextOrPhone() {
        givenAWrittenBriefing();
        String id = BriefingIds.delivery(send(null).delivery().id());
        hear(news("message.sent", id, null));
        send(null);
        assertThat(office.queued).hasSize(1);
        hear(news("message.delivered", id, null));
        send(null);
        assertThat(office.queued).as("the same click").hasSize(1);
        office.clock.advance(Duration.ofSeconds(30));
        send(null);
        assertThat(office.queued).hasSize(2);
        send("+19135550143");
        assertThat(office.queued).hasSize(3).last().satisfies(sms -> assertThat(sms.to()).isEqualTo("+19135550143"));
    }

    @ForEachStorage
    @Proves({"BRF-18", "BRF-27", "BRF-31"})
    void theOverrideOfThePhoneWins() {
        office.technician = Office.technician("(913) 555-0142", new PhoneNumber("+19135550199"));
        givenAWrittenBriefing();
        assertThat(send(null).delivery().recipient()).isEqualTo("+19135550199");
    }

    @ForEachStorage
    void whatCannotBeSentIsRefusedWithItsOwnCodeAndNothingIsWritten() {
        assertThatThrownBy(() -> office.briefings.ofJob(tenant, Office.JOB)).isInstanceOf(NotFound.class).extracting("code").isEqualTo("briefing.none");
        assertThatThrownBy(() -> office.briefings.request(office.dispatcher(), new JobId(99))).extracting("code").isEqualTo("job.unknown");
        office.briefings.request(office.dispatcher(), Office.JOB);
        thenSendingIsRefused(null, "briefing.not-ready");
        office.outbox.deliver(tenant, office.writing);

        thenSendingIsRefused("12", "phone.invalid");
        office.technician = Office.technician("n/a", null);
        thenSendingIsRefused(null, "briefing.no-phone");
        office.technician = Office.technician("(913) 555-0142", null);
        office.optedOut.add("+19135550142");
        thenSendingIsRefused(null, "recipient.opted-out");
        office.job = Office.with(office.job, null, office.job.start());
        thenSendingIsRefused(null, "briefing.no-technician");

        assertThat(office.queued).isEmpty();
        assertThat(rows("briefing_delivery")).isZero();
        assertThat(rows("briefing_link")).isZero();
    }

    @ForEachStorage
    void aLinkThatLeavesNoRoomIsRefusedAndALongOneLeavesOutTheRest() {
        givenAWrittenBriefing();
        office.settings.set(office.dispatcher(), new SettingsText("https://office.example.com/" + "x".repeat(173) + "/", 12));
        send(null);
        assertThat(SmsText.of(office.queued.get(0).body()).segments()).isEqualTo(2);
        store.sql(tenant, connection -> Sql.update(connection, "ALTER TABLE briefing_settings DROP COLUMN public_url"));
        store.sql(tenant, connection -> Sql.update(connection, "ALTER TABLE briefing_settings ADD COLUMN public_url VARCHAR(400)"));
        store.sql(tenant, connection -> Sql.update(connection, "UPDATE briefing_settings SET public_url = ?", "https://office.example.com/" + "x".repeat(280)));

        assertThatThrownBy(() -> send(null)).isInstanceOf(RuleViolation.class).hasMessageContaining("Set a shorter public address")
                .extracting("code").isEqualTo("briefing.too-long");

        assertThat(office.queued).hasSize(1);
        assertThat(rows("briefing_delivery")).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("BRF-32")
    void writingAgainReplacesTheTextAndKeepsTheBriefing() {
        String id = office.briefings.request(office.dispatcher(), Office.JOB);
        assertThat(office.briefings.request(office.dispatcher(), Office.JOB)).as("while it is being written").isEqualTo(id);
        office.outbox.deliver(tenant, office.writing);
        office.assistant.answers("briefing.write", GOOD_ANSWER);
        assertThat(office.briefings.request(office.dispatcher(), Office.JOB)).isEqualTo(id);
        assertThat(office.briefings.ofJob(tenant, Office.JOB).sections()).as("the former text stays meanwhile").isNotNull();
        office.outbox.deliver(tenant, office.writing);

        assertThat(office.briefings.ofJob(tenant, Office.JOB).writer()).isEqualTo("model");
        assertThat(rows("briefing")).isEqualTo(1);
        assertThat(office.audited).filteredOn("briefing.generate"::equals).hasSize(2);
    }

    @ForEachStorage
    @Proves("BRF-15")
    void aModelWritesWhenItAnswersWell() {
        office.assistant.answers("briefing.write", GOOD_ANSWER);
        BriefingEntity briefing = givenAWrittenBriefing();

        assertThat(briefing.writer()).isEqualTo("model");
        assertThat(briefing.model()).isEqualTo("test-large");
        Sections text = Deliveries.sections(briefing);
        assertThat(text.summary()).containsExactly("Ana has no hot water since last night.");
        assertThat(text.equipment()).as("from the records, whoever writes").containsExactly("Water heater Rheem XG50, 13 years");
        assertThat(office.assistant.asked).filteredOn(task -> task.name().equals("briefing.write")).singleElement().satisfies(task -> {
            assertThat(task.hidden()).containsExactly("Rivera");
            assertThat(task.material()).contains("Water Heater Repair").contains("\"ageYears\" : 13").doesNotContain("Bluestem", "{age}", "{unit}");
        });
    }

    @ForEachStorage
    void aModelThatInventsAPriceAPromotionOrTooMuchIsNotUsed() {
        for (String bad : List.of("It costs $99 today.", "Save 20% this week.", "We will do it for free.", "Their daughter Emma likes us.")) {
            office.assistant.answers("briefing.write", GOOD_ANSWER.replace("It is 13 years old.", bad));
            office.briefings.request(office.dispatcher(), Office.JOB);
            office.outbox.deliver(tenant, office.writing);
            BriefingEntity briefing = office.briefings.ofJob(tenant, Office.JOB);
            assertThat(briefing.writer()).as(bad).isEqualTo("deterministic");
            assertThat(briefing.writerReason()).startsWith("The answer could not be used");
        }
    }

    @ForEachStorage
    @Proves("NFR-04")
    void aKillWhileItIsWrittenOrEnrichedLosesNothing() {
        office.assistant.does("briefing.write", () -> {
            throw new Kill();
        });
        office.briefings.request(office.dispatcher(), Office.JOB);
        assertThatThrownBy(() -> office.outbox.deliver(tenant, office.writing)).isInstanceOf(Kill.class);
        assertThat(office.briefings.ofJob(tenant, Office.JOB).state()).isEqualTo(BriefingEntity.State.WRITING);
        office.assistant.answers("briefing.write", GOOD_ANSWER);
        office.outbox.deliver(tenant, office.writing);
        assertThat(office.briefings.ofJob(tenant, Office.JOB).state()).isEqualTo(BriefingEntity.State.READY);

        office.assistant.does("profile.enrich", () -> {
            throw new Kill();
        });
        office.profiles.request(office.dispatcher(), Office.CUSTOMER);
        assertThatThrownBy(() -> office.outbox.deliver(tenant, office.enriching)).isInstanceOf(Kill.class);
        office.assistant.answers("profile.enrich", "{\"facts\":[]}");
        office.outbox.deliver(tenant, office.enriching);
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).profile().state()).isEqualTo(ProfileEntity.State.READY);
        assertThat(facts("Water heater")).hasSize(1);
    }

    @ForEachStorage
    void aFaultIsTriedAgainAndThenSaid() {
        office.assistant.does("briefing.write", () -> {
            throw new IllegalStateException("a fault");
        });
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);

        BriefingEntity briefing = office.briefings.ofJob(tenant, Office.JOB);
        assertThat(briefing.state()).isEqualTo(BriefingEntity.State.FAILED);
        assertThat(briefing.error()).contains("Write it again");
        thenSendingIsRefused(null, "briefing.not-ready");
    }

    @ForEachStorage
    @Proves({"BRF-09", "BRF-10", "BRF-11"})
    void enrichingFindsFactsInTheRecordsEachWithItsSourceAndTime() {
        office.history.add(Office.job(new JobId(32), "40001", "Completed", "Drain Cleaning", Instant.parse("2025-03-02T15:00:00Z")));
        office.notes.add(note("House was built in 1978, galvanized lines upstairs. Two big dogs, they will be in the garage."));
        office.notes.add(note("Retired teacher, loves to show the rose garden. Daughter plays soccer, the family leaves at 5:30 pm."));
        office.profiles.request(office.dispatcher(), Office.CUSTOMER);
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).profile().state()).isEqualTo(ProfileEntity.State.ENRICHING);
        office.outbox.deliver(tenant, office.enriching);

        assertThat(facts(Fact.AGE_OF_HOME)).singleElement().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo("Built in 1978");
            assertThat(fact.source()).isEqualTo("note of Mar 2026");
            assertThat(fact.at()).isEqualTo("2026-03-04T00:00:00Z");
        });
        assertThat(facts("Water heater")).singleElement().satisfies(fact -> {
            assertThat(fact.sourceKind()).isEqualTo(SourceKind.EQUIPMENT);
            assertThat(fact.value()).isEqualTo("Rheem XG50, 13 years old (usual life about 11)");
        });
        assertThat(facts("Prior work")).extracting(Fact::value).containsExactly("1 job, the last Drain Cleaning in Mar 2025");
        assertThat(facts("On arrival")).extracting(Fact::value).containsExactly("Two big dogs, they will be in the garage");
        assertThat(facts("Work")).extracting(Fact::category).containsExactly(Category.PERSONAL);
        assertThat(facts("Household")).extracting(Fact::category).containsExactly(Category.FAMILY);
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).profile().enrichedAt()).isEqualTo(Office.NOW);
        assertThat(office.audited).containsExactly("profile.enrich");
        assertThat(office.customerBadges.badges(tenant, Set.of(Office.CUSTOMER)).get(Office.CUSTOMER).state()).isEqualTo("ready");
    }

    @ForEachStorage
    @Proves({"BRF-06", "BRF-07", "BRF-08", "BRF-32"})
    void enrichingAgainReplacesAndOnlyWhatIsBorneOutAndFitPasses() {
        office.notes.add(note("Coaches the youth baseball team."));
        office.assistant.answers("profile.enrich", """
                {"facts":[{"category":"personal","label":"Interests","value":"Coaches a youth baseball team","evidence":"Coaches the youth baseball team","confidence":"high"},
                {"category":"personal","label":"Wealth","value":"Owns a boat and a cabin","evidence":"boat and cabin","confidence":"low"},
                {"category":"family","label":"Health","value":"Coaches despite diabetes","evidence":"Coaches the youth baseball team","confidence":"low"}]}""");
        office.sources.add(Office.source("property-register", () -> List.of(
                fact(Category.HOME, "Year built", "1978", SourceKind.PROPERTY), fact(Category.PERSONAL, "Income", "earns about 90,000", SourceKind.PROPERTY))));
        office.sources.add(Office.source("silent-source", () -> {
            throw new VendorFailure("silent-source", "find", VendorFailure.Kind.TIMEOUT, "timeout", "no answer");
        }));
        enrich();
        enrich();

        assertThat(facts("Interests")).extracting(Fact::sourceKind).contains(SourceKind.MODEL);
        assertThat(facts("Year built")).hasSize(1);
        assertThat(facts("Wealth")).isEmpty();
        assertThat(facts("Health")).isEmpty();
        assertThat(facts("Income")).isEmpty();
        ProfileEntity profile = office.profiles.view(tenant, Office.CUSTOMER).profile();
        assertThat(profile.writer()).isEqualTo("model");
        assertThat(profile.writerReason()).contains("2 of its statements").contains("Without silent-source");
        assertThat(rows("profile_fact")).isEqualTo(office.profiles.view(tenant, Office.CUSTOMER).facts().size());
    }

    @ForEachStorage
    void theLinkOpensForItsTechnicianUntilTheVisitIsOver() {
        givenAWrittenBriefing();
        send(null);
        String token = token();

        PageReader.Answer page = office.pages.read(token, true);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.content()).hasValueSatisfying(content -> {
            assertThat(content.visit().customer()).isEqualTo("Ana Rivera");
            assertThat(content.visit().address()).contains("12 Bluestem Way");
            assertThat(content.toString()).doesNotContain("555-01");
        });
        assertThat(office.pages.read(token.substring(1) + "0", true).status()).isEqualTo(404);
        assertThat(office.pages.read("", true).status()).isEqualTo(404);
        assertThat((String) store.sql(tenant, connection -> Sql.first(connection, "SELECT token_hash FROM briefing_link", row -> row.text("token_hash")).orElseThrow()))
                .isEqualTo(LinkTokens.hash(token)).doesNotContain(token);

        // The visit ends at 1 pm; twelve hours later the link is dead.
        office.clock.set(Instant.parse("2026-11-22T06:59:00Z"));
        assertThat(office.pages.read(token, true).status()).isEqualTo(200);
        office.clock.set(Instant.parse("2026-11-22T07:00:00Z"));
        assertThat(office.pages.read(token, true)).satisfies(expired -> {
            assertThat(expired.status()).isEqualTo(410);
            assertThat(expired.content()).isEmpty();
        });
    }

    @ForEachStorage
    void theLinkMovesWithTheVisitAndDiesWithTheAssignment() {
        givenAWrittenBriefing();
        send(null);
        String token = token();
        office.job = Office.with(office.job, Office.TECHNICIAN, office.job.start().plus(Duration.ofDays(3)));
        office.visits.handle(tenant, new Event(++eventId, "job.rescheduled", Office.JOB.toString(), JsonNodeFactory.instance.objectNode(), office.clock.instant(), 1));
        office.clock.advance(Duration.ofDays(2));
        assertThat(office.pages.read(token, true).status()).isEqualTo(200);

        office.job = Office.with(office.job, new TechnicianId(42), office.job.start());
        assertThat(office.pages.read(token, true)).satisfies(moved -> {
            assertThat(moved.status()).isEqualTo(410);
            assertThat(moved.message()).contains("another technician");
        });
    }

    private BriefingEntity givenAWrittenBriefing() {
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);
        BriefingEntity briefing = office.briefings.ofJob(tenant, Office.JOB);
        assertThat(briefing.state()).isEqualTo(BriefingEntity.State.READY);
        return briefing;
    }

    private Told send(String phone) {
        return office.deliveries.deliver(office.dispatcher(), office.briefings.ofJob(tenant, Office.JOB).id(), phone);
    }

    private void enrich() {
        office.profiles.request(office.dispatcher(), Office.CUSTOMER);
        office.outbox.deliver(tenant, office.enriching);
    }

    private void hear(Event event) {
        office.news.handle(tenant, event);
    }

    private Event news(String type, String delivery, String error) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("message", "msg_x").put("subject", delivery).put("carrier", "twilio")
                .put("errorCode", error).put("errorText", error == null ? null : "Because of " + error + ".").put("at", office.clock.instant().toString());
        return new Event(++eventId, type, "msg_x", data, office.clock.instant(), 1);
    }

    private String token() {
        String body = office.queued.get(office.queued.size() - 1).body();
        return body.substring(body.indexOf("/b/") + 3);
    }

    private List<Fact> facts(String label) {
        return office.profiles.view(tenant, Office.CUSTOMER).facts().stream().map(FactEntity::fact).filter(fact -> fact.label().equals(label)).toList();
    }

    private static Fact fact(Category category, String label, String value, SourceKind kind) {
        return new Fact(category, label, value, "register", kind, Confidence.HIGH, Office.NOW);
    }

    private static Note note(String text) {
        return new Note("nte_1", text, false, Instant.parse("2026-03-04T15:00:00Z"), null, "servicetitan");
    }

    private void thenSendingIsRefused(String phone, String code) {
        assertThatThrownBy(() -> send(phone)).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo(code);
    }

    private long rows(String table) {
        return store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM " + table));
    }

    /** The process dies here. */
    private static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }
}
