package com.plumbline.customers.internal.privacy;

import static com.plumbline.customers.internal.CustomerShop.SYSTEM;
import static com.plumbline.customers.internal.CustomerShop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.PrivacySettings.Categories;
import com.plumbline.customers.internal.CustomerShop;
import com.plumbline.events.Event;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.AddressRefusals;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What is decided about a customer holds, and what is erased stays erased, on both databases. */
class PrivacyTest {

    private static final CustomerId WILHELMINA = new CustomerId(Ids.external(SYSTEM, "customers", "7"));
    private static final PhoneNumber PHONE = new PhoneNumber("+19135550144");

    private CustomerShop shop;
    private Store store;
    private TenantId company;
    private Caller owner;
    private Erasing erasing;
    private PrivacyFile file;

    @BeforeEach
    void aCustomerWithAHome(Store store, TenantId company, CompanyDatabases databases) {
        this.store = store;
        this.company = company;
        shop = new CustomerShop(store, company);
        owner = new Caller(company, Caller.Kind.USER, "usr_1", "Olive Owner", Role.OWNER, Set.of());
        Holders holders = new Holders(shop.customers, shop.data, List.of());
        file = new PrivacyFile(store, shop.customers, holders, shop.privacy, new OneCompany(company), shop.audit, shop.clock);
        erasing = new Erasing(store, holders, shop.privacy, databases, shop.outbox, shop.audit, (tenant, topic, kind, ids, data) -> {}, shop.clock);
        mirror();
    }

    @ForEachStorage
    @Proves({"SEC-08", "CRM-07"})
    void whatIsDecidedAboutACustomerSurvivesEveryMirrorAndReachesHisNumbers() {
        assertThat(shop.privacy.of(company, WILHELMINA)).isEqualTo(CustomerPrivacy.USUAL);
        assertThat(shop.privacy.refusesSms(company, PHONE)).isFalse();

        shop.deciding.decide(owner, WILHELMINA, new CustomerPrivacy(false, false, true, false));
        mirror();
        shop.apply("customers", record("7", "name", "Wilhelmina Quackenbush-Otis", "type", "Residential"));

        assertThat(shop.privacy.of(company, WILHELMINA)).isEqualTo(new CustomerPrivacy(false, false, true, false));
        assertThat(shop.privacy.refusesSms(company, PHONE)).isTrue();
        assertThat(shop.privacy.refusesSms(company, new PhoneNumber("+19135550146"))).isFalse();
        assertThat(file.decided(company, WILHELMINA).history()).extracting(PrivacyFile.StepJson::what)
                .containsExactlyInAnyOrder("Enrichment is not wanted", "SMS is not wanted");
        assertThat(shop.audited).extracting(entry -> entry.action()).containsExactly("customer.privacy", "customer.privacy");
        assertThat(shop.events).anySatisfy(event -> assertThat(event.type()).isEqualTo(Deciding.CHANGED));
    }

    @ForEachStorage
    @Proves("CRM-07")
    void offersByEmailAreRefusedForEveryAddressOfHisAndOfHisPlacesAndForNobodyElses() {
        shop.apply("locationContacts", record("75", "locationId", "70", "type", "email", "value", "Cottage@Example.org"));
        assertThat(shop.privacy.refusesOffers(company, "wilhelmina@example.org")).isFalse();

        shop.deciding.decide(owner, WILHELMINA, new CustomerPrivacy(true, true, false, false));
        mirror();

        assertThat(shop.privacy.refusesOffers(company, "Wilhelmina@Example.ORG")).isTrue();
        assertThat(shop.privacy.refusesOffers(company, "cottage@example.org")).isTrue();
        assertThat(shop.privacy.refusesOffers(company, "wilhelmina")).isFalse();
        assertThat(shop.privacy.refusesOffers(company, "somebody@example.org")).isFalse();
        assertThat(shop.privacy.refusesSms(company, PHONE)).isFalse();
        assertThat(file.decided(company, WILHELMINA).history()).extracting(PrivacyFile.StepJson::what).containsExactly("Offers by e-mail are not wanted");
    }

    @ForEachStorage
    @Proves("CRM-07")
    void whatHisAddressesRefuseThemselvesStandsBesideWhatTheOfficeDecided() {
        file.addresses = (tenant, addresses) -> {
            assertThat(addresses).containsExactlyInAnyOrder("wilhelmina@example.org", "+19135550144", "+19135550145");
            return List.of(new AddressRefusals.Refusal("wilhelmina@example.org", shop.clock.instant(), "link in a mail"));
        };

        PrivacyFile.Decided decided = file.decided(company, WILHELMINA);

        assertThat(decided.offers()).isTrue();
        assertThat(decided.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.source()).isEqualTo("link in a mail"));
    }

    @ForEachStorage
    @Proves("SEC-08")
    void theFileHoldsEveryMarkerThatTheTablesHold() {
        ObjectNode told = file.make(owner, WILHELMINA);

        assertThat(told.toString()).contains("Wilhelmina Quackenbush", "44 Marker Lane", "(913) 555-0144", "wilhelmina@example.org", "back door of the marker house",
                "Marker softener", "Marker cottage", "913-555-0145");
        assertThat(shop.audited).extracting(entry -> entry.action()).containsExactly("customer.file");
    }

    @ForEachStorage
    @Proves({"SEC-08", "NFR-02"})
    void anErasedCustomerIsANumberAndStaysOneWhateverTheMirrorBrings() {
        assertThatThrownBy(() -> shop.deciding.erase(owner, WILHELMINA, "Somebody Else")).isInstanceOf(RuleViolation.class).extracting("code")
                .isEqualTo("erasure.not-confirmed");
        shop.customers.search(company, "quackenbush", null, null, new Page.Request(1, 10));
        shop.deciding.erase(owner, WILHELMINA, "wilhelmina quackenbush");
        assertThat(shop.privacy.erased(company)).containsExactly(WILHELMINA.value());

        hearErasure();
        hearErasure();
        mirror();
        shop.apply("customers", record("7", "name", "Wilhelmina Quackenbush", "type", "Residential", "street", "45 Marker Lane"));

        for (String table : shop.data.tables()) {
            String rows = store.sql(company, connection -> Sql.told(connection, "SELECT * FROM " + table)).toString();
            assertThat(rows).as(table).doesNotContainIgnoringCase("marker").doesNotContainIgnoringCase("quackenbush").doesNotContainIgnoringCase("wilhelmina")
                    .doesNotContain("555-014");
        }
        assertThat(shop.customers.get(company, WILHELMINA).name()).isEqualTo(CustomerData.NO_NAME);
        assertThat(shop.customers.search(company, "quackenbush", null, null, new Page.Request(1, 10)).items()).isEmpty();
        assertThat(shop.customers.findByPhone(company, PHONE.e164())).isEmpty();
        assertThat(file.decided(company, WILHELMINA)).satisfies(now -> {
            assertThat(now.erasure()).isEqualTo("done");
            assertThat(now.enrichment()).isFalse();
            assertThat(now.history()).extracting(PrivacyFile.StepJson::what).containsExactly("Erased", "Erasure was asked for");
        });
        assertThat(shop.audited).extracting(entry -> entry.action()).containsExactly("customer.erase", "customer.erased");
        assertThat(shop.audited.toString()).doesNotContainIgnoringCase("quackenbush");
        assertThatThrownBy(() -> shop.deciding.decide(owner, WILHELMINA, CustomerPrivacy.USUAL)).extracting("code").isEqualTo("customer.erased");
    }

    @ForEachStorage
    @Proves("SEC-08")
    void theCompanysDecisionsAreCheckedKeptAndAudited() {
        PrivacySettings wanted = new PrivacySettings("consent", "We ask first.", new Categories(true, false, false), null, 90);
        shop.deciding.set(owner, wanted);

        assertThat(shop.privacy.settings(company)).satisfies(kept -> {
            assertThat(kept.categories()).isEqualTo(new Categories(true, false, false));
            assertThat(kept.retentionDays()).isEqualTo(90);
            assertThat(kept.wordings().home()).contains("home");
        });
        assertThat(shop.audited).singleElement().satisfies(entry -> {
            assertThat(entry.before().path("legalBasis").asText()).isEqualTo("legitimate-interest");
            assertThat(entry.after().path("legalBasis").asText()).isEqualTo("consent");
        });
        assertThatThrownBy(() -> shop.deciding.set(owner, new PrivacySettings("because", "", null, null, 1))).isInstanceOf(RuleViolation.class)
                .satisfies(refused -> assertThat(((RuleViolation) refused).fields()).containsKeys("legalBasis", "disclosure", "categories", "retentionDays"));
    }

    private void mirror() {
        shop.apply("customers", record("7", "name", "Wilhelmina Quackenbush", "type", "Residential", "street", "44 Marker Lane", "city", "Olathe", "zip", "66061"),
                record("8", "name", "Somebody Else", "type", "Residential"));
        shop.apply("locations", record("70", "customerId", "7", "name", "Marker cottage", "street", "44 Marker Lane", "city", "Olathe"));
        shop.apply("customerContacts", record("71", "customerId", "7", "type", "mobile", "value", "(913) 555-0144"),
                record("72", "customerId", "7", "type", "email", "value", "wilhelmina@example.org", "memo", "marker memo"));
        shop.apply("locationContacts", record("73", "locationId", "70", "type", "phone", "value", "913-555-0145", "memo", "back door of the marker house"));
        shop.apply("equipment", record("74", "customerId", "7", "locationId", "70", "name", "Marker softener", "type", "Water softener"));
    }

    private void hearErasure() {
        var asked = shop.events.stream().filter(event -> event.type().equals(Deciding.ERASURE)).findFirst().orElseThrow();
        erasing.handle(company, new Event(1, asked.type(), asked.subject(), asked.data(), shop.clock.instant(), 1));
    }

    private record OneCompany(TenantId id) implements Companies {
        @Override
        public List<Company> all() {
            return List.of(get(id));
        }

        @Override
        public Optional<Company> find(TenantId tenant) {
            return Optional.of(get(tenant));
        }

        @Override
        public Company get(TenantId tenant) {
            return new Company(tenant, "Test", ZoneId.of("America/Chicago"), Company.State.ACTIVE, false);
        }
    }
}
