package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.contract.Proves;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.Note;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.PrivacySettings.Categories;
import com.plumbline.events.Event;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What sources find and what people make of it, on both databases. */
class FactsTest {

    @TempDir
    Path folder;
    private Store store;
    private TenantId tenant;
    private Office office;
    private final List<Fact> register = new ArrayList<>();

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.store = store;
        this.tenant = tenant;
        office = new Office(store, tenant, folder);
        office.sources.add(Office.source("property-register", () -> register));
    }

    @ForEachStorage
    @Proves({"BRF-06", "BRF-10"})
    void aFactThatIsFoundAgainKeepsItsIdAndLivesOn() {
        register.add(property(Fact.AGE_OF_HOME, "Built in 1978"));
        enrich();
        FactEntity first = only(Fact.AGE_OF_HOME);
        assertThat(first.fact().expiresAt()).isEqualTo(Office.NOW.plus(Duration.ofDays(365)));
        office.clock.advance(Duration.ofDays(30));
        enrich();

        assertThat(only(Fact.AGE_OF_HOME).id()).isEqualTo(first.id());
        assertThat(only(Fact.AGE_OF_HOME).fact().expiresAt()).isEqualTo(Office.NOW.plus(Duration.ofDays(395)));
        register.clear();
        enrich();
        assertThat(rows(Fact.AGE_OF_HOME)).isEmpty();
    }

    @ForEachStorage
    @Proves({"BRF-10", "BRF-23"})
    void aCorrectedFactStaysCorrectedWhateverTheSourceSaysAgain() {
        register.add(property(Fact.AGE_OF_HOME, "Built in 1978"));
        enrich();
        long id = only(Fact.AGE_OF_HOME).id();
        office.people.change(office.dispatcher(), Office.CUSTOMER, id, new Facts.Change("Built in 1987", null, null));
        enrich();

        FactEntity corrected = only(Fact.AGE_OF_HOME);
        assertThat(corrected.id()).isEqualTo(id);
        assertThat(corrected.fact().value()).isEqualTo("Built in 1987");
        assertThat(corrected.fact().sourceKind()).isEqualTo(SourceKind.MANUAL);
        assertThat(corrected.fact().source()).isEqualTo("corrected by Dana Office, before: register");
        assertThat(corrected.isCorrected()).isTrue();
        assertThat(office.audited).contains("profile.fact-correct");
    }

    @ForEachStorage
    @Proves("BRF-10")
    void aRefusedFactIsShownAsSuchButNeverWrittenFromNorFoundAgain() {
        register.add(property("Roof", "New in 2019"));
        enrich();
        office.people.change(office.dispatcher(), Office.CUSTOMER, only("Roof").id(), new Facts.Change(null, null, true));
        enrich();

        assertThat(only("Roof").isRefused()).isTrue();
        assertThat(office.profiles.stored(tenant, Office.CUSTOMER).orElseThrow()).extracting(Fact::label).doesNotContain("Roof");
        office.people.change(office.dispatcher(), Office.CUSTOMER, only("Roof").id(), new Facts.Change(null, null, false));
        assertThat(office.profiles.stored(tenant, Office.CUSTOMER).orElseThrow()).extracting(Fact::label).contains("Roof");
    }

    @ForEachStorage
    @Proves("BRF-10")
    void aPinnedFactStaysWhenNoSourceSaysItAnyMoreAndWhenItsTimeIsOver() {
        register.add(property("Roof", "New in 2019"));
        enrich();
        office.people.change(office.dispatcher(), Office.CUSTOMER, only("Roof").id(), new Facts.Change(null, true, null));
        register.clear();
        enrich();
        office.clock.advance(Duration.ofDays(2000));
        office.factExpiry.run(tenant);
        assertThat(only("Roof").isPinned()).isTrue();
    }

    @ForEachStorage
    @Proves("NFR-02")
    void aFactWhoseTimeIsOverIsNeitherShownNorKept() {
        register.add(property("Roof", "New in 2019"));
        enrich();
        long id = office.people.add(office.dispatcher(), Office.CUSTOMER, "family", "Visit", "In-laws stay until Sunday", Office.NOW.plus(Duration.ofDays(2)));
        office.clock.advance(Duration.ofDays(2));
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).facts()).extracting(FactEntity::id).doesNotContain(id);
        assertThat(office.factExpiry.run(tenant)).isEqualTo("1 facts cleared");
        office.clock.advance(Duration.ofDays(363));
        assertThat(rows("Roof")).isEmpty();
    }

    @ForEachStorage
    @Proves({"BRF-10", "BRF-23"})
    void factsThatContradictEachOtherAreShownAsSuchAndOnlyTheSurestIsWrittenFrom() {
        register.add(property("Year built", "1962"));
        register.add(property("Bedrooms", "4"));
        office.notes.add(new Note("nte_1", "House was built in 1978.", false, Office.NOW, null, "servicetitan"));
        enrich();

        FactEntity note = only(Fact.AGE_OF_HOME);
        FactEntity registered = only("Year built");
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).conflicts()).containsOnlyKeys(note.id(), registered.id())
                .containsEntry(note.id(), List.of(registered.id()));
        assertThat(office.profiles.stored(tenant, Office.CUSTOMER).orElseThrow()).extracting(Fact::label).contains(Fact.AGE_OF_HOME, "Bedrooms").doesNotContain("Year built");

        office.people.change(office.dispatcher(), Office.CUSTOMER, registered.id(), new Facts.Change(null, true, null));
        assertThat(office.profiles.stored(tenant, Office.CUSTOMER).orElseThrow()).extracting(Fact::label).contains("Year built").doesNotContain(Fact.AGE_OF_HOME);
        office.people.change(office.dispatcher(), Office.CUSTOMER, note.id(), new Facts.Change(null, null, true));
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).conflicts()).isEmpty();
    }

    @ForEachStorage
    @Proves({"BRF-06", "BRF-08"})
    void aFactEnteredByHandIsKeptThroughEveryEnrichmentUntilItIsTakenAway() {
        long id = office.people.add(office.dispatcher(), Office.CUSTOMER, "personal", null, "Prefers text messages", null);
        enrich();
        FactEntity entered = only("Note");
        assertThat(entered.fact().source()).isEqualTo("entered by Dana Office");
        assertThat(entered.fact().confidence()).isEqualTo(Confidence.HIGH);

        office.people.delete(office.dispatcher(), Office.CUSTOMER, id);
        assertThat(rows("Note")).isEmpty();
        assertThatThrownBy(() -> office.people.delete(office.dispatcher(), Office.CUSTOMER, id)).isInstanceOf(NotFound.class).extracting("code").isEqualTo("fact.unknown");
        assertThat(office.audited).contains("profile.fact-add", "profile.fact-delete");
    }

    @ForEachStorage
    @Proves("NFR-02")
    void aSensitiveOrWrongEntryIsRefusedWithItsReason() {
        assertThatThrownBy(() -> office.people.add(office.dispatcher(), Office.CUSTOMER, "family", null, "Their son is named Jack", null))
                .isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("fact.sensitive");
        assertThatThrownBy(() -> office.people.add(office.dispatcher(), Office.CUSTOMER, "wealth", "x".repeat(90), " ", Office.NOW))
                .satisfies(refused -> assertThat(((RuleViolation) refused).fields()).containsKeys("category", "label", "text", "expiresAt"));
        long id = office.people.add(office.dispatcher(), Office.CUSTOMER, "home", "Access", "Side door", null);
        assertThatThrownBy(() -> office.people.change(office.dispatcher(), Office.CUSTOMER, id, new Facts.Change("On dialysis, side door", null, null)))
                .extracting("code").isEqualTo("fact.sensitive");
        assertThat(only("Access").fact().value()).isEqualTo("Side door");
    }

    @ForEachStorage
    @Proves({"NFR-02", "SEC-08"})
    void aCategoryThatIsSwitchedOffIsNotAskedForNotKeptAndDroppedAtOnce() {
        office.notes.add(new Note("nte_1", "Retired teacher, loves the rose garden. House was built in 1978.", false, Office.NOW, null, "servicetitan"));
        enrich();
        assertThat(categories()).contains(Category.HOME, Category.PERSONAL);
        office.decided = new PrivacySettings("consent", "We ask first.", new Categories(true, false, false), PrivacySettings.usualWordings(), 60);
        office.privacyNews.handle(tenant, event("privacy"));

        assertThat(categories()).containsOnly(Category.HOME);
        assertThat(only(Fact.AGE_OF_HOME).fact().expiresAt()).isEqualTo(Office.NOW.plus(Duration.ofDays(60)));
        office.assistant.asked.clear();
        enrich();
        assertThat(categories()).containsOnly(Category.HOME);
        assertThat(office.assistant.asked).singleElement().satisfies(task -> assertThat(task.material()).contains("\"categories\" : [ \"home\" ]"));
        assertThatThrownBy(() -> office.people.add(office.dispatcher(), Office.CUSTOMER, "family", null, "Has a dog", null)).extracting("code").isEqualTo("fact.category-off");
    }

    @ForEachStorage
    @Proves({"SEC-08", "CRM-07"})
    void aCustomerWhoDoesNotWantToBeEnrichedIsNotAndWhatWasKnownIsDropped() {
        register.add(property("Roof", "New in 2019"));
        enrich();
        office.customerDecided = new CustomerPrivacy(false, true, true, false);
        office.privacyNews.handle(tenant, event(Office.CUSTOMER.toString()));

        assertThat(count("profile_fact")).isZero();
        assertThat(count("profile")).isZero();
        assertThatThrownBy(() -> office.profiles.request(office.dispatcher(), Office.CUSTOMER)).extracting("code").isEqualTo("profile.not-wanted");
        assertThatThrownBy(() -> office.people.add(office.dispatcher(), Office.CUSTOMER, "home", null, "Side door", null)).extracting("code").isEqualTo("profile.not-wanted");

        office.assistant.asked.clear();
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);
        assertThat(office.briefings.ofJob(tenant, Office.JOB).state().name()).isEqualTo("READY");
        assertThat(office.assistant.asked).extracting(task -> task.name()).containsExactly("briefing.write");
        assertThat(count("profile_fact")).isZero();
    }

    @ForEachStorage
    @Proves("BRF-06")
    void anEnrichmentUnderWayKeepsNothingWhenTheCustomerSaysNoMeanwhile() {
        office.sources.add(Office.source("slow-source", () -> {
            office.customerDecided = new CustomerPrivacy(false, true, true, false);
            throw new VendorFailure("slow-source", "find", VendorFailure.Kind.TIMEOUT, "timeout", "no answer");
        }));
        register.add(property("Roof", "New in 2019"));
        enrich();
        assertThat(count("profile_fact")).isZero();
    }

    @ForEachStorage
    @Proves("SEC-08")
    void profileAndBriefingsAreToldWholeAndErasedWhole() {
        register.add(property("Roof", "Marker slate"));
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);
        office.deliveries.deliver(office.dispatcher(), office.briefings.ofJob(tenant, Office.JOB).id(), null);
        store.sql(tenant, connection -> Sql.update(connection, "INSERT INTO briefing_plan (id, job_id, technician_id, moment, state, is_open, reason, assigned_at,"
                + " created_at, updated_at, version) VALUES (1, ?, 41, 'DISPATCH', 'BLOCKED', TRUE, 'Marker reason of Ana Rivera', ?, ?, ?, 1)", Office.JOB.value(),
                office.clock.instant(), office.clock.instant(), office.clock.instant()));
        store.sql(tenant, connection -> Sql.update(connection, "UPDATE briefing_delivery_step SET detail = 'Marker detail'"));
        Subject subject = new Subject(Office.CUSTOMER.value(), Office.CUSTOMER.toString(), Set.of("Ana Rivera"), Set.of(), Set.of(), Set.of(Office.JOB.toString()));

        assertThat(office.data.references(tenant, subject)).anyMatch(id -> id.startsWith("bri_")).anyMatch(id -> id.startsWith("dlv_"));
        assertThat(office.data.held(tenant, subject).toString()).contains("Marker slate", "Marker reason", "Replacing the 13-year-old water heater").doesNotContain("555-0142", "+19135550142");
        assertThat(office.data.erase(tenant, subject)).isPositive();
        for (String table : office.data.tables()) {
            assertThat(store.sql(tenant, connection -> Sql.told(connection, "SELECT * FROM " + table)).toString()).as(table)
                    .doesNotContain("Marker", "Rivera", "water heater");
        }
        assertThat(office.data.erase(tenant, subject)).as("again").isGreaterThanOrEqualTo(0);
    }

    private void enrich() {
        office.profiles.request(office.dispatcher(), Office.CUSTOMER);
        office.outbox.deliver(tenant, office.enriching);
    }

    private Event event(String subject) {
        return new Event(1, "privacy.changed", subject, null, office.clock.instant(), 1);
    }

    private FactEntity only(String label) {
        assertThat(rows(label)).hasSize(1);
        return rows(label).get(0);
    }

    private List<FactEntity> rows(String label) {
        return office.profiles.view(tenant, Office.CUSTOMER).facts().stream().filter(row -> row.fact().label().equals(label)).toList();
    }

    private List<Category> categories() {
        return office.profiles.view(tenant, Office.CUSTOMER).facts().stream().map(row -> row.fact().category()).distinct().toList();
    }

    private long count(String table) {
        return store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM " + table));
    }

    private static Fact property(String label, String value) {
        return new Fact(Category.HOME, label, value, "register", SourceKind.PROPERTY, Confidence.HIGH, Office.NOW);
    }
}
