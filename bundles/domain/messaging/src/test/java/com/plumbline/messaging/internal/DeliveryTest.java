package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.contract.Proves;
import com.plumbline.events.Event;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.Quotes.Quote;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.messaging.spi.SmsSender;
import com.plumbline.messaging.spi.SmsSender.Registration;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Cost and sender before sending, the pace of a number, conversations, and e-mail. */
class DeliveryTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = Instant.parse("2026-11-21T18:00:00Z");
    private static final PhoneNumber PHONE = new PhoneNumber("+19135550123");
    private static final PhoneNumber OTHER = new PhoneNumber("+19135550124");
    private static final PhoneNumber OURS = new PhoneNumber("+19135550100");

    private final TestClock clock = new TestClock(NOON);
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final ScriptedCarrier first = new ScriptedCarrier("first");
    private final ScriptedCarrier second = new ScriptedCarrier("second");
    private final MailBox box = new MailBox();
    private final Trail trail = new Trail();
    private TenantId tenant;
    private Store store;
    private JpaMessages messages;
    private Sender sender;
    private MailOutcomes mailOutcomes;
    private Inbox reports;
    private Conversations conversations;
    private Quotes quotes;

    @BeforeEach
    void appliance(Store given, TenantId company) {
        tenant = company;
        store = given;
        Carriers carriers = new Carriers(List.of(second, first));
        News news = new News(outbox, (who, topic, kind, ids, data) -> { });
        CompanyRules rules = new CompanyRules(store, null);
        Receipts receipts = new Receipts(store, carriers, news, clock);
        SendLog sendLog = new SendLog(store, carriers, news, clock);
        sendLog.mail = box;
        messages = new JpaMessages(store, carriers, news, clock);
        messages.mail = box;
        sender = new Sender(sendLog, receipts, carriers, rules);
        mailOutcomes = new MailOutcomes(sendLog);
        reports = new Inbox(store, receipts, carriers, new OneCompany(tenant, CHICAGO), news, clock);
        conversations = new Conversations(store, messages, new OneCompany(tenant, CHICAGO), trail);
        quotes = new Quotes(carriers, rules);
    }

    @ForEachStorage
    void aQuoteSaysSegmentsCostSenderAndFallbackAndSendsNothing() {
        first.sender = new SmsSender(OURS.e164(), Registration.PENDING, new BigDecimal("0.0083"), "USD", 0);

        Quote quote = quotes.quote(tenant, "(913) 555-0123", "x".repeat(161));

        assertThat(quote.segments()).isEqualTo(2);
        assertThat(quote.encoding()).isEqualTo("gsm7");
        assertThat(quote.cost()).isEqualByComparingTo("0.0166");
        assertThat(quote.costCents()).isEqualTo(2);
        assertThat(quote.currency()).isEqualTo("USD");
        assertThat(quote.from()).isEqualTo(OURS.e164());
        assertThat(quote.registration()).isEqualTo("pending");
        assertThat(quote.carrier()).isEqualTo("first");
        assertThat(quote.fallback()).containsExactly("second");
        assertThat(first.phone).isEmpty();
        first.sender = null;
        assertThat(quotes.quote(tenant, PHONE.e164(), "\u4f60").costCents()).isNull();
        assertThatThrownBy(() -> quotes.quote(tenant, "nobody", "x")).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("request.invalid");
    }

    @ForEachStorage
    @Proves("NFR-08")
    void aNumberKeepsItsPaceAndNothingIsLost() {
        first.sender = new SmsSender(OURS.e164(), Registration.REGISTERED, null, null, 1);
        List<MessageId> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(queue(NewMessage.sms(PHONE, "Number " + i, "dlv_1", Purpose.OPERATIONAL, CHICAGO)));
        }
        outbox.deliver(tenant, sender);
        assertThat(first.phone).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        outbox.deliver(tenant, sender);
        assertThat(first.phone).hasSize(2);
        clock.advance(Duration.ofSeconds(2));
        outbox.deliver(tenant, sender);
        assertThat(first.phone).hasSize(4);
        assertThat(all).allSatisfy(id -> assertThat(messages.find(tenant, id).orElseThrow().state()).isEqualTo(MessageState.SENT));
    }

    @ForEachStorage
    void conversationsHoldBothSides() {
        queue(NewMessage.sms(OTHER, "To another", "dlv_1", Purpose.OPERATIONAL, CHICAGO));
        clock.advance(Duration.ofMinutes(1));
        queue(NewMessage.sms(PHONE, "On my way", "dlv_1", Purpose.OPERATIONAL, CHICAGO));
        clock.advance(Duration.ofMinutes(1));
        reports.inbound(tenant, "first", "in-1", PHONE, OURS, "Thanks", clock.instant());

        Page<Conversations.Thread> threads = conversations.list(tenant, new Page.Request(1, 10));
        assertThat(threads.total()).isEqualTo(2);
        assertThat(threads.items()).extracting(Conversations.Thread::phone).containsExactly(PHONE.e164(), OTHER.e164());
        assertThat(threads.items().get(0).messages()).isEqualTo(2);
        assertThat(threads.items().get(0).last().body()).isEqualTo("Thanks");
        assertThat(conversations.with(tenant, "913-555-0123", new Page.Request(1, 10)).messages().items()).extracting("body").containsExactly("Thanks", "On my way");
        assertThatThrownBy(() -> conversations.with(tenant, "9135550199", new Page.Request(1, 10))).isInstanceOf(NotFound.class);
    }

    @ForEachStorage
    @Proves("NOT-05")
    void anAnswerGoesOutInAConversationAndToNobodyElse() {
        reports.inbound(tenant, "first", "in-1", PHONE, OURS, "When will you be here?", clock.instant());
        clock.advance(Duration.ofMinutes(1));

        MessageEntity answer = conversations.reply(Caller.system(tenant), "(913) 555-0123", "At ten.");
        outbox.deliver(tenant, sender);

        assertThat(answer.body()).isEqualTo("At ten.");
        assertThat(first.phone).hasSize(1);
        assertThat(trail.actions).containsExactly("message.send");
        Conversations.Conversation both = conversations.with(tenant, PHONE.e164(), new Page.Request(1, 10));
        assertThat(both.messages().items()).extracting("body").containsExactly("At ten.", "When will you be here?");
        assertThat(both.optedOut()).isFalse();
        assertThatThrownBy(() -> conversations.reply(Caller.system(tenant), OTHER.e164(), "Who are you?")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> conversations.reply(Caller.system(tenant), PHONE.e164(), " ")).extracting("code").isEqualTo("message.empty");
    }

    @ForEachStorage
    @Proves({"CRM-07", "NFR-08"})
    void whoSaidStopIsNotTextedByAnyCarrierAndAFallbackIsNoWayRound() {
        reports.inbound(tenant, "first", "in-1", PHONE, OURS, "STOP", clock.instant());
        first.ready = false;
        assertThatThrownBy(() -> queue(NewMessage.sms(PHONE, "Still there?", "dlv_1", Purpose.OPERATIONAL, CHICAGO)))
                .extracting("code").isEqualTo("recipient.opted-out");
        assertThatThrownBy(() -> conversations.reply(Caller.system(tenant), PHONE.e164(), "Still there?")).extracting("code").isEqualTo("recipient.opted-out");
        assertThat(conversations.list(tenant, new Page.Request(1, 10)).items()).singleElement().extracting(Conversations.Thread::optedOut).isEqualTo(true);
        assertThat(second.phone).isEmpty();
    }

    @ForEachStorage
    @Proves({"NOT-02", "INT-36"})
    void anEmailGoesThroughTheMailBoxAndItsOutcomeComesBack() {
        MessageId id = queue(NewMessage.email("avery@example.com", "Your visit", "Tomorrow at nine.", "dlv_1", Purpose.OPERATIONAL, CHICAGO));
        outbox.deliver(tenant, sender);

        assertThat(box.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("avery@example.com");
            assertThat(mail.subject()).isEqualTo("Your visit");
            assertThat(mail.text()).isEqualTo("Tomorrow at nine.");
        });
        assertThat(state(id)).isEqualTo(MessageState.SENDING);
        tell("mail.failed", box.mails.get(0).key(), "550");
        Message failed = messages.find(tenant, id).orElseThrow();
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.errorCode()).isEqualTo("550");

        MessageId next = queue(NewMessage.email("avery@example.com", "Your visit", "Tomorrow at ten.", "dlv_2", Purpose.OPERATIONAL, CHICAGO));
        outbox.deliver(tenant, sender);
        tell("mail.sent", box.mails.get(1).key(), null);
        tell("mail.sent", box.mails.get(1).key(), null);
        assertThat(state(next)).isEqualTo(MessageState.SENT);
        assertThat(outbox.toldTypes()).containsExactly("message.failed", "message.sent");
    }

    @ForEachStorage
    void withoutAMailServerAnEmailIsRefusedAtOnce() {
        box.ready = false;
        assertThatThrownBy(() -> queue(NewMessage.email("avery@example.com", "Your visit", "Text", "dlv_1", Purpose.OPERATIONAL, CHICAGO)))
                .extracting("code").isEqualTo("messaging.no-carrier");
    }

    private void tell(String type, String key, String code) {
        mailOutcomes.handle(tenant, new Event(1, type, "mail_1", JsonNodeFactory.instance.objectNode().put("key", key)
                .put("messageId", "mail_" + key.hashCode()).put("code", code).put("reason", code), clock.instant(), 1));
    }

    private MessageState state(MessageId id) {
        return messages.find(tenant, id).orElseThrow().state();
    }

    private MessageId queue(NewMessage message) {
        return store.write(tenant, em -> messages.queue(tenant, Store.connection(em), message));
    }
}
