package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Messages of people who want none, and of people who are to be told or erased. */
class MessagePrivacyTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final PhoneNumber WILHELMINA = new PhoneNumber("+19135550144");
    private static final PhoneNumber TECHNICIAN = new PhoneNumber("+19135550142");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T18:00:00Z"));
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final Set<PhoneNumber> unwanted = new HashSet<>();
    private Store store;
    private TenantId tenant;
    private JpaMessages messages;
    private Sender sender;
    private MessageData data;

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.store = store;
        this.tenant = tenant;
        Carriers carriers = new Carriers(List.of(new ScriptedCarrier("first")));
        News news = new News(outbox, (who, topic, kind, ids, told) -> { });
        PrivacyDecisions decisions = new PrivacyDecisions() {
            @Override
            public Set<Long> erased(TenantId company) {
                return Set.of();
            }

            @Override
            public boolean refusesSms(TenantId company, PhoneNumber number) {
                return unwanted.contains(number);
            }
        };
        messages = new JpaMessages(store, carriers, news, clock);
        messages.mind(decisions);
        SendLog sendLog = new SendLog(store, carriers, news, clock);
        sendLog.mind(decisions);
        sender = new Sender(sendLog, new Receipts(store, carriers, news, clock), carriers, new CompanyRules(store, null));
        data = new MessageData(store);
    }

    @ForEachStorage
    @Proves("CRM-07")
    void aCustomerWhoWantsNoSmsGetsNoneNeitherQueuedNorWaiting() {
        MessageId waiting = queue(WILHELMINA, "On our way");
        unwanted.add(WILHELMINA);

        assertThatThrownBy(() -> queue(WILHELMINA, "Hello")).isInstanceOf(RuleViolation.class).hasMessageContaining("wants no SMS").extracting("code")
                .isEqualTo(OptedOut.CODE);
        outbox.deliver(tenant, sender);
        assertThat(messages.find(tenant, waiting).orElseThrow().state()).isEqualTo(MessageState.FAILED);
        queue(TECHNICIAN, "Hello");
    }

    @ForEachStorage
    @Proves("SEC-08")
    void whatWasSaidToAndAboutACustomerIsToldAndErasedAndNothingElse() {
        queue(WILHELMINA, "Marker one");
        MessageId about = queue(TECHNICIAN, "Job 7, Wilhelmina Quackenbush, marker two");
        queue(TECHNICIAN, "Job 8, Somebody Else, stays");
        store.sql(tenant, connection -> Sql.update(connection, "INSERT INTO message_consent (address, state, source, decided_at, version) VALUES (?, 'OUT', 'STOP', ?, 1)",
                "+19135550199", clock.instant()));
        Subject subject = new Subject(7, "cus_7", Set.of("Wilhelmina Quackenbush"), Set.of(WILHELMINA, new PhoneNumber("+19135550199")), Set.of(), Set.of("dlv_x"));

        assertThat(data.held(tenant, subject).toString()).contains("Marker one", "marker two", "+19135550199").doesNotContain("stays");
        data.erase(tenant, subject);

        String left = data.tables().stream().map(table -> store.sql(tenant, connection -> Sql.told(connection, "SELECT * FROM " + table)).toString()).reduce("", String::concat);
        assertThat(left).doesNotContainIgnoringCase("marker").doesNotContain("Quackenbush", WILHELMINA.e164(), "+19135550199").contains("stays", TECHNICIAN.e164());
        assertThat(messages.find(tenant, about).orElseThrow().state()).isEqualTo(MessageState.CANCELED);
    }

    private MessageId queue(PhoneNumber to, String body) {
        return store.write(tenant, em -> messages.queue(tenant, Store.connection(em), NewMessage.sms(to, body, "dlv_y", Purpose.OPERATIONAL, CHICAGO)));
    }
}
