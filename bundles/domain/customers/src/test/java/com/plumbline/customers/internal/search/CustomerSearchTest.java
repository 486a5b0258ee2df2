package com.plumbline.customers.internal.search;

import static com.plumbline.customers.internal.CustomerShop.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.customers.Customer;
import com.plumbline.customers.internal.CustomerShop;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

@Proves("CRM-03")
class CustomerSearchTest {

    private static final Page.Request ALL = new Page.Request(1, 50);

    private CustomerShop shop;

    @BeforeEach
    void open(Store store, TenantId company) {
        shop = new CustomerShop(store, company);
        shop.apply("customers",
                record("1", "name", "Ann Lee", "type", "Residential", "street", "1204 Elm St", "city", "Olathe", "state", "KS", "zip", "66061"),
                record("2", "name", "José O'Brien", "type", "Residential", "street", "77 Oak Ave", "city", "Lenexa", "state", "KS", "zip", "66215"),
                record("3", "name", "Elmwood Dental", "type", "Commercial", "street", "500 Main St", "city", "Kansas City", "state", "MO", "zip", "64105"),
                record("4", "name", "Lee Annis", "type", "Residential", "street", "9 Birch Ct", "city", "Olathe", "state", "KS", "zip", "66062"));
        shop.apply("customerContacts",
                record("c1", "customerId", "1", "type", "mobile", "value", "(913) 555-0101"),
                record("c2", "customerId", "2", "type", "phone", "value", "+1 816 555 0142"),
                record("c3", "customerId", "2", "type", "email", "value", "Jose.OBrien@example.com"),
                record("c4", "customerId", "3", "type", "phone", "value", "816.555.0199"));
        shop.apply("locations", record("l1", "customerId", "3", "name", "Branch", "street", "31 Walnut St", "city", "Leawood", "zip", "66206"));
        shop.apply("locationContacts", record("lc1", "locationId", "l1", "type", "phone", "value", "9135550177"));
    }

    @ForEachStorage
    void everyWayOfAskingFindsWhoIsMeant() {
        Map<String, List<String>> table = new java.util.LinkedHashMap<>();
        table.put("ann", List.of("Ann Lee", "Lee Annis"));
        table.put("lee ann", List.of("Ann Lee", "Lee Annis"));
        table.put("ANN LEE", List.of("Ann Lee", "Lee Annis"));
        table.put("jose", List.of("José O'Brien"));
        table.put("o'brien", List.of("José O'Brien"));
        table.put("obri", List.of("José O'Brien"));
        table.put("elm", List.of("Elmwood Dental", "Ann Lee"));
        table.put("1204 elm", List.of("Ann Lee"));
        table.put("olathe lee", List.of("Ann Lee", "Lee Annis"));
        table.put("66061", List.of("Ann Lee"));
        table.put("walnut", List.of("Elmwood Dental"));
        table.put("kansas city", List.of("Elmwood Dental"));
        table.put("(913) 555-0101", List.of("Ann Lee"));
        table.put("9135550101", List.of("Ann Lee"));
        table.put("+1 913 555 0101", List.of("Ann Lee"));
        table.put("1-913-555-0101", List.of("Ann Lee"));
        table.put("555-0142", List.of("José O'Brien"));
        table.put("0142", List.of("José O'Brien"));
        table.put("816555", List.of("Elmwood Dental", "José O'Brien"));
        table.put("816-555", List.of("Elmwood Dental", "José O'Brien"));
        table.put("ann 0101", List.of("Ann Lee"));
        table.put("ann 0142", List.of());
        table.put("9135550177", List.of("Elmwood Dental"));
        table.put("jose.obrien@example.com", List.of("José O'Brien"));
        table.put("jose.ob", List.of("José O'Brien"));
        table.put("example.com", List.of("José O'Brien"));
        table.put("nobody", List.of());
        table.put("%", List.of());
        table.put("", List.of("Ann Lee", "Elmwood Dental", "José O'Brien", "Lee Annis"));
        table.forEach((question, names) -> assertThat(names(question)).as(question).isEqualTo(names));
    }

    @ForEachStorage
    void filtersAndPagesCount() {
        assertThat(shop.customers.search(shop.company, null, "Commercial", null, ALL).items()).extracting(Customer::name).containsExactly("Elmwood Dental");
        assertThat(shop.customers.search(shop.company, "olathe", null, false, ALL).total()).isZero();
        Page<Customer> second = shop.customers.search(shop.company, "", null, true, new Page.Request(2, 3));
        assertThat(second.items()).extracting(Customer::name).containsExactly("Lee Annis");
        assertThat(second.total()).isEqualTo(4);
    }

    @ForEachStorage
    void theCallerIsFoundByNumberInAnyWayOfWritingOrNotAtAll() {
        for (String written : List.of("(913) 555-0101", "913.555.0101", "+19135550101", "1 913 555 0101")) {
            assertThat(shop.customers.findByPhone(shop.company, written)).as(written).map(Customer::name).contains("Ann Lee");
        }
        assertThat(shop.customers.findByPhone(shop.company, "9135550177")).map(Customer::name).contains("Elmwood Dental");
        assertThat(shop.customers.findByPhone(shop.company, "913-555-0190")).isEmpty();
        assertThat(shop.customers.findByPhone(shop.company, "hello")).isEmpty();
    }

    @ForEachStorage
    void aChangeIsFoundAtOnceAndTheFormerWordsAreNot() {
        assertThat(names("ann")).hasSize(2);
        shop.apply("customers", record("1", "name", "Anita Lee", "city", "Gardner"));
        shop.apply("customerContacts", record("c1", "customerId", "1", "type", "mobile", "value", "913-555-0111"));
        assertThat(names("anita")).containsExactly("Anita Lee");
        assertThat(names("anita olathe")).isEmpty();
        assertThat(names("555-0111")).containsExactly("Anita Lee");
        assertThat(names("555-0101")).isEmpty();
        shop.remove("customers", "1");
        assertThat(names("anita")).isEmpty();
    }

    @ForEachStorage
    void aWornIndexIsMadeAfreshAndStillRight() {
        assertThat(names("ann")).hasSize(2);
        for (int round = 0; round < 700; round++) {
            shop.apply("customers", record("1", "name", "Round " + round), record("4", "name", "Also " + round));
        }
        assertThat(names("round")).containsExactly("Round 699");
        assertThat(names("also 699")).containsExactly("Also 699");
    }

    private List<String> names(String question) {
        return shop.customers.search(shop.company, question, null, null, ALL).items().stream().map(Customer::name).toList();
    }
}
