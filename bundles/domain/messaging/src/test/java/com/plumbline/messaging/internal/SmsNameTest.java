package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.CompanyBrands;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A company that named itself for text messages begins each with that name. */
@Proves("PLT-20")
class SmsNameTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+19135550123");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T18:00:00Z"));
    private final Carriers carriers = new Carriers(List.of(new ScriptedCarrier("first")));
    private Store store;
    private TenantId tenant;
    private JpaMessages messages;

    @BeforeEach
    void appliance(Store given, TenantId company) {
        store = given;
        tenant = company;
        messages = new JpaMessages(store, carriers, new News(new MemoryOutbox(clock), (who, topic, kind, ids, data) -> { }), clock);
    }

    @ForEachStorage
    void withANameEveryTextBeginsWithItOnceAndWithoutOneNothingChanges() {
        assertThat(body("On my way")).isEqualTo("On my way");

        messages.brands = new Named("Red Drain");
        assertThat(body("On my way")).isEqualTo("Red Drain: On my way");
        assertThat(body("Red Drain: On my way")).isEqualTo("Red Drain: On my way");
    }

    @ForEachStorage
    void theQuoteCountsTheName() {
        Quotes quotes = new Quotes(carriers, new CompanyRules(store, null));
        assertThat(quotes.quote(tenant, PHONE.e164(), "x".repeat(155)).segments()).isEqualTo(1);

        messages.brands = new Named("Red Drain");
        quotes.messages = messages;
        assertThat(quotes.quote(tenant, PHONE.e164(), "x".repeat(155)).segments()).isEqualTo(2);
    }

    private String body(String text) {
        MessageId id = store.write(tenant, em -> messages.queue(tenant, Store.connection(em), NewMessage.sms(PHONE, text, null, Purpose.OPERATIONAL, ZoneOffset.UTC)));
        return messages.find(tenant, id).orElseThrow().body();
    }

    private record Named(String name) implements CompanyBrands {
        @Override
        public CompanyBrand brand(TenantId company) {
            return new CompanyBrand(null, null, null);
        }

        @Override
        public Optional<String> smsName(TenantId company) {
            return Optional.of(name);
        }
    }
}
