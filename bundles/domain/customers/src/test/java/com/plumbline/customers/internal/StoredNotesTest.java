package com.plumbline.customers.internal;

import static com.plumbline.customers.internal.CustomerShop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Note;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

@Proves("CRM-05")
class StoredNotesTest {

    private static final CustomerId ANN = new CustomerId(Ids.external(CustomerShop.SYSTEM, "customers", "1"));
    private static final LocationId HOME = new LocationId(Ids.external(CustomerShop.SYSTEM, "locations", "l1"));

    private CustomerShop shop;
    private StoredNotes notes;

    @BeforeEach
    void open(Store store, TenantId company) {
        shop = new CustomerShop(store, company);
        notes = new StoredNotes(store, shop.customers, shop.clock);
        shop.apply("customers", record("1", "name", "Ann Lee"));
        shop.apply("locations", record("l1", "customerId", "1", "name", "Home"));
    }

    @ForEachStorage
    void pinnedNotesComeFirstThenTheNewest() {
        notes.add(shop.company, ANN, "first", false, "Dana");
        shop.clock.advance(Duration.ofMinutes(1));
        notes.add(shop.company, ANN, "  gate code 12  ", true, "Dana");
        shop.clock.advance(Duration.ofMinutes(1));
        notes.add(shop.company, ANN, "second", false, "Lou");
        notes.add(shop.company, HOME, "dog in the yard", false, "Lou");

        assertThat(notes.about(shop.company, ANN)).extracting(Note::text).containsExactly("gate code 12", "second", "first");
        assertThat(notes.about(shop.company, ANN).get(0)).extracting(Note::pinned, Note::author, Note::source).containsExactly(true, "Dana", "plumbline");
        assertThat(notes.about(shop.company, HOME)).extracting(Note::text).containsExactly("dog in the yard");
    }

    @ForEachStorage
    void anEmptyOrEndlessNoteAndAnUnknownCustomerAreRefused() {
        assertThatThrownBy(() -> notes.add(shop.company, ANN, "  ", false, "Dana")).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> notes.add(shop.company, ANN, "x".repeat(4001), false, "Dana")).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> notes.add(shop.company, new CustomerId(1), "hello", false, "Dana")).isInstanceOf(NotFound.class);
        assertThat(notes.about(shop.company, ANN)).isEmpty();
    }
}
