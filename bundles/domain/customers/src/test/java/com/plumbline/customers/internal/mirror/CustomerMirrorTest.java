package com.plumbline.customers.internal.mirror;

import static com.plumbline.customers.internal.CustomerShop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.Location;
import com.plumbline.customers.internal.CustomerShop;
import com.plumbline.events.NewEvent;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

class CustomerMirrorTest {

    private static final CustomerId ANN = new CustomerId(Ids.external(CustomerShop.SYSTEM, "customers", "5120"));

    private CustomerShop shop;

    @BeforeEach
    void open(Store store, TenantId company) {
        shop = new CustomerShop(store, company);
    }

    @ForEachStorage
    @Proves({"CRM-01", "CRM-02", "BRF-02"})
    void aCustomerHasAddressContactsLocationsAndEquipment() {
        givenAnn();
        shop.apply("locations",
                record("1", "customerId", "5120", "name", "Home", "street", "1 Elm St", "city", "Olathe", "zip", "66061"),
                record("2", "customerId", "5120", "name", "Rental", "street", "9 Oak Ave", "city", "Lenexa", "zip", "66215"));
        shop.apply("equipment",
                record("31", "customerId", "5120", "locationId", "2", "name", "Water heater", "type", "Water heater", "installedOn", "2010-05-01", "status", "Installed"),
                record("32", "customerId", "5120", "locationId", "2", "name", "Old heater", "installedOn", "1998-05-01", "status", "Replaced"));

        Customer ann = shop.customers.get(shop.company, ANN);
        assertThat(ann.name()).isEqualTo("Ann Lee");
        assertThat(ann.phone()).isEqualTo("913-555-0101");
        assertThat(ann.email()).isEqualTo("ann@example.com");
        assertThat(ann.locations()).isEqualTo(2);
        assertThat(ann.balance()).isEqualTo(Money.usd(14995));
        assertThat(ann.origin().externalId()).isEqualTo("5120");
        List<Location> locations = shop.customers.locationsOf(shop.company, ANN);
        assertThat(locations).extracting(Location::name).containsExactly("Home", "Rental");
        List<Equipment> equipment = shop.customers.equipmentAt(shop.company, locations.get(1).id());
        assertThat(equipment).extracting(Equipment::name).containsExactly("Water heater", "Old heater");
        assertThat(equipment.get(0).ageYears(LocalDate.parse("2026-11-21"))).hasValue(16);
    }

    @ForEachStorage
    @Proves("MIG-01")
    void aPageThatComesAgainChangesNothing() {
        MirrorRecord ann = record("5120", "name", "Ann Lee");
        assertThat(shop.apply("customers", ann)).extracting(MirrorResult::created, MirrorResult::changed, MirrorResult::unchanged).containsExactly(1, 0, 0);
        String written = synced();
        shop.clock.advance(java.time.Duration.ofHours(1));

        assertThat(shop.apply("customers", ann)).extracting(MirrorResult::created, MirrorResult::changed, MirrorResult::unchanged).containsExactly(0, 0, 1);
        assertThat(synced()).isEqualTo(written);
        assertThat(shop.apply("customers", record("5120", "name", "Ann Miller")).changed()).isEqualTo(1);
        assertThat(shop.customers.get(shop.company, ANN).name()).isEqualTo("Ann Miller");
        assertThat(shop.mirror("customers").count(shop.company, CustomerShop.SYSTEM)).isEqualTo(1);
    }

    @ForEachStorage
    void aRecordThatComesTwiceInOnePageCountsOnceAsItsLastAppearance() {
        MirrorResult result = shop.apply("customers", record("5120", "name", "Ann"), record("7", "name", "Bob"), record("5120", "name", "Ann Lee"));
        assertThat(result.created()).isEqualTo(2);
        assertThat(shop.customers.get(shop.company, ANN).name()).isEqualTo("Ann Lee");
    }

    @ForEachStorage
    void whatTheSourceNoLongerHasIsTakenOutAndComesBack() {
        givenAnn();
        assertThat(shop.remove("customers", "5120", "no-such").changed()).isEqualTo(1);
        assertThat(shop.mirror("customers").count(shop.company, CustomerShop.SYSTEM)).isZero();
        assertThat(shop.mirror("customers").index(shop.company, CustomerShop.SYSTEM)).isEmpty();
        assertThatThrownBy(() -> shop.customers.get(shop.company, ANN)).isInstanceOf(NotFound.class);

        givenAnn();
        assertThat(shop.mirror("customers").count(shop.company, CustomerShop.SYSTEM)).isEqualTo(1);
        assertThat(shop.customers.find(shop.company, ANN)).isPresent();
    }

    @ForEachStorage
    void valuesThatDoNotFitAreNamedAndTheRecordIsKept() {
        MirrorResult result = shop.apply("customers", record("5120", "name", "A".repeat(400), "balance", "a lot", "createdOn", "yesterday"));
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.problems()).extracting(MirrorProblem::externalId).containsOnly("5120");
        assertThat(result.problems()).extracting(MirrorProblem::message).anyMatch(text -> text.contains("first 300 of 400"))
                .anyMatch(text -> text.contains("\"a lot\" cannot be read as money")).anyMatch(text -> text.contains("createdOn"));
        assertThat(shop.customers.get(shop.company, ANN).balance()).isNull();
    }

    @ForEachStorage
    void onlyChangesOfWhatWasHereAreEvents() {
        givenAnn();
        assertThat(shop.events).isEmpty();
        shop.apply("customers", record("5120", "name", "Ann Miller"));
        assertThat(shop.events).extracting(NewEvent::type, NewEvent::subject).containsExactly(org.assertj.core.groups.Tuple.tuple("customer.changed", ANN.toString()));
        assertThat(shop.live).contains(ANN.toString());
    }

    @ForEachStorage
    void aPageThatIsRolledBackLeavesNothing() {
        assertThatThrownBy(() -> shop.store.sql(shop.company, connection -> {
            shop.mirror("customers").apply(shop.company, CustomerShop.SYSTEM, connection, List.of(record("5120", "name", "Ann Lee")));
            throw new IllegalStateException("the power went");
        })).hasMessageContaining("power");
        assertThat(shop.mirror("customers").count(shop.company, CustomerShop.SYSTEM)).isZero();
        assertThat(shop.live).isEmpty();
    }

    @ForEachStorage
    void aPageOfManyIsStoredWhole() {
        MirrorRecord[] page = IntStream.range(0, 1_234).mapToObj(i -> record("c" + i, "name", "Customer " + i)).toArray(MirrorRecord[]::new);
        assertThat(shop.apply("customers", page).created()).isEqualTo(1_234);
        assertThat(shop.apply("customers", page).unchanged()).isEqualTo(1_234);
    }

    private void givenAnn() {
        shop.apply("customers", record("5120", "name", "Ann Lee", "type", "Residential", "street", "1 Elm St", "city", "Olathe", "state", "KS",
                "zip", "66061", "balance", "149.95", "createdOn", "2024-03-01T10:00:00Z"));
        shop.apply("customerContacts", record("c1", "customerId", "5120", "type", "phone", "value", "913-555-0100"),
                record("c2", "customerId", "5120", "type", "mobile", "value", "913-555-0101"),
                record("c3", "customerId", "5120", "type", "email", "value", "ann@example.com"));
    }

    private String synced() {
        return shop.store.read(shop.company, em -> Sql.list(Store.connection(em), "select synced_at from customer", row -> row.instant("synced_at"))).toString();
    }
}
