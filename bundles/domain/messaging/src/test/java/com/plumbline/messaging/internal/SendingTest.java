package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.store.ReceiptEntity;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;

/** One message from the queue to the phone, whatever happens on the way: exactly one effect. */
class SendingTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOON = Instant.parse("2026-11-21T18:00:00Z");
    private static final PhoneNumber PHONE = new PhoneNumber("+19135550123");
    private static final PhoneNumber OURS = new PhoneNumber("+19135550100");

    private final TestClock clock = new TestClock(NOON);
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final ScriptedCarrier first = new ScriptedCarrier("first");
    private final ScriptedCarrier second = new ScriptedCarrier("second");
    private final Trail trail = new Trail();
    private TenantId tenant;
    private Store store;
    private JpaMessages messages;
    private Inbox reports;
    private Sender sender;
    private MessageList list;
    private CompanyRules rules;
    private KeepingTidy tidy;

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.tenant = tenant;
        this.store = store;
        // Declarative Services hands carriers over in ascending order of ranking.
        Carriers carriers = new Carriers(List.of(second, first));
        second.ready = false;
        News news = new News(outbox, (who, topic, kind, ids, data) -> { });
        rules = new CompanyRules(store, trail);
        messages = new JpaMessages(store, carriers, news, clock);
        Receipts receipts = new Receipts(store, carriers, news, clock);
        SendLog sendLog = new SendLog(store, carriers, news, clock);
        sender = new Sender(sendLog, receipts, carriers, rules);
        reports = new Inbox(store, receipts, carriers, new OneCompany(tenant, CHICAGO), news, clock);
        list = new MessageList(store, news, trail, clock);
        tidy = new KeepingTidy(store, receipts, clock);
    }

    @ForEachStorage
    @Proves("NFR-03")
    void aMessageGoesFromTheQueueToThePhone() {
        MessageId id = queue("Hello");
        thenIts(id, MessageState.QUEUED);

        outbox.deliver(tenant, sender);

        Message sent = thenIts(id, MessageState.SENT);
        assertThat(sent.carrier()).isEqualTo("first");
        assertThat(sent.sentAt()).isEqualTo(NOON);
        receipt("first-1", SentSms.State.SENT);
        receipt("first-1", SentSms.State.DELIVERED);
        assertThat(thenIts(id, MessageState.DELIVERED).deliveredAt()).isEqualTo(NOON);
        assertThat(outbox.toldTypes()).containsExactly("message.sent", "message.delivered");
        thenOnThePhone(1);
    }

    @ForEachStorage
    void aMessageOfARolledBackTransactionIsNeverSent() {
        assertThatThrownBy(() -> store.change(tenant, em -> {
            messages.queue(tenant, Store.connection(em), sms("No", Purpose.OPERATIONAL));
            throw new IllegalStateException("changed my mind");
        })).hasMessage("changed my mind");

        outbox.deliver(tenant, sender);

        thenOnThePhone(0);
    }

    @ForEachStorage
    @Proves({"NFR-03", "NFR-08"})
    void aLostAnswerIsLookedUpAndNotSentAgain() {
        first.takesAndTheAnswerIsLost();
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        thenIts(id, MessageState.SENDING);
        assertThat(first.looks).isZero();

        passes(SendLog.SETTLE);

        thenIts(id, MessageState.SENT);
        thenOnThePhone(1);
        assertThat(first.looks).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("NFR-03")
    void aKillAfterTheCarrierTookItDoesNotSendItTwice() {
        first.takesAndTheProcessDies();
        MessageId id = queue("Hello");
        assertThatThrownBy(() -> outbox.deliver(tenant, sender)).isInstanceOf(ScriptedCarrier.Kill.class);

        passes(Duration.ZERO);
        assertThat(first.looks).as("not before the carrier's list has settled").isZero();
        passes(SendLog.SETTLE);

        thenIts(id, MessageState.SENT);
        thenOnThePhone(1);
        assertThat(first.calls).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("NFR-03")
    void aKillBeforeTheCarrierGotItSendsItAfterTheLookUp() {
        first.diesBeforeItArrives();
        MessageId id = queue("Hello");
        assertThatThrownBy(() -> outbox.deliver(tenant, sender)).isInstanceOf(ScriptedCarrier.Kill.class);

        passes(Duration.ZERO);
        passes(SendLog.SETTLE);

        thenIts(id, MessageState.SENT);
        thenOnThePhone(1);
        assertThat(first.looks).isEqualTo(1);
    }

    @ForEachStorage
    void aFaultInThePlugInCountsAsALostAnswer() {
        first.breaks();
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        passes(SendLog.SETTLE);

        thenIts(id, MessageState.SENT);
        thenOnThePhone(1);
    }

    @ForEachStorage
    void twoEqualMessagesWhoseAnswersAreLostAreToldApart() {
        first.takesAndTheAnswerIsLost().takesAndTheAnswerIsLost();
        MessageId one = queue("Same text");
        MessageId two = queue("Same text");
        outbox.deliver(tenant, sender);

        passes(SendLog.SETTLE);

        assertThat(thenIts(one, MessageState.SENT).carrierId()).isNotEqualTo(thenIts(two, MessageState.SENT).carrierId());
        thenOnThePhone(2);
    }

    @ForEachStorage
    void anEarlierEqualMessageIsNotTakenForTheLostOne() {
        MessageId earlier = queue("Same text");
        outbox.deliver(tenant, sender);
        thenIts(earlier, MessageState.SENT);
        first.fails(Kind.UNAVAILABLE, "503", null);
        MessageId lost = queue("Same text");
        outbox.deliver(tenant, sender);

        passes(SendLog.SETTLE);

        assertThat(thenIts(lost, MessageState.SENT).carrierId()).isEqualTo("first-2");
        thenOnThePhone(2);
    }

    @ForEachStorage
    void whileTheCarrierCannotBeAskedNothingIsSentAgain() {
        first.takesAndTheAnswerIsLost().cannotBeAsked().cannotBeAsked();
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        passes(SendLog.SETTLE);
        thenIts(id, MessageState.SENDING);
        passesUntilNextWork();
        thenIts(id, MessageState.SENDING);
        passesUntilNextWork();

        thenIts(id, MessageState.SENT);
        thenOnThePhone(1);
    }

    @ForEachStorage
    void aCarrierThatIsRemovedWhileAnAnswerIsLostIsWaitedForAndNotReplaced() {
        second.ready = true;
        first.takesAndTheAnswerIsLost();
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        first.ready = false;
        passes(SendLog.SETTLE);
        thenIts(id, MessageState.SENDING);
        assertThat(second.calls).isZero();
        first.ready = true;
        passesUntilNextWork();

        thenIts(id, MessageState.SENT);
        assertThat(second.phone).isEmpty();
    }

    @ForEachStorage
    @Proves({"NOT-02", "NFR-08"})
    void theNextCarrierIsTriedWhenTheFirstSurelyDidNotTakeIt() {
        second.ready = true;
        first.fails(Kind.REFUSED, "401", null);
        MessageId refused = queue("One");
        first.fails(Kind.UNAVAILABLE, "unreachable", null);
        MessageId unreachable = queue("Two");
        first.fails(Kind.REJECTED, "21606", null);
        MessageId sender = queue("Three");
        outbox.deliver(tenant, this.sender);

        for (MessageId each : List.of(refused, unreachable, sender)) {
            assertThat(thenIts(each, MessageState.SENT).carrier()).isEqualTo("second");
        }
        assertThat(first.phone).isEmpty();
        assertThat(second.phone).hasSize(3);
    }

    @ForEachStorage
    void theNextCarrierIsNotTriedWhenTheOutcomeIsUnknownOrTheNumberIsWrong() {
        second.ready = true;
        first.takesAndTheAnswerIsLost().fails(Kind.REJECTED, "21211", null);
        queue("One");
        MessageId wrong = queue("Two");
        outbox.deliver(tenant, sender);

        assertThat(second.calls).isZero();
        Message failed = thenIts(wrong, MessageState.FAILED);
        assertThat(failed.errorCode()).isEqualTo("recipient.invalid");
        assertThat(failed.errorText()).isEqualTo("The number cannot be dialled. Correct it.");
        assertThat(outbox.toldTypes()).contains("message.failed");
    }

    @ForEachStorage
    @Proves("NOT-02")
    void theCompanyDecidesWhichCarrierComesFirst() {
        second.ready = true;
        rules.change(Caller.system(tenant), new CompanyRules.RulesText(List.of("second", "first"), "21:00", "08:00", false));
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);

        assertThat(thenIts(id, MessageState.SENT).carrier()).isEqualTo("second");
    }

    @ForEachStorage
    void aBusyCarrierIsTriedAgainNotBeforeItAskedAndThenDead() {
        first.fails(Kind.THROTTLED, "429", Duration.ofMinutes(3));
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        assertThat(outbox.nextDue(sender)).contains(NOON.plus(Duration.ofMinutes(3)));
        passesUntilNextWork();
        thenIts(id, MessageState.SENT);
        receipt("first-1", SentSms.State.DELIVERED);

        for (int i = 0; i < RetryPlan.ATTEMPTS; i++) {
            first.fails(Kind.THROTTLED, "429", null);
        }
        MessageId other = queue("Other");
        outbox.deliver(tenant, sender);
        while (outbox.nextDue(sender).isPresent()) {
            passesUntilNextWork();
        }
        assertThat(thenIts(other, MessageState.DEAD).errorCode()).isEqualTo("carrier.busy");
        assertThat(first.calls).isEqualTo(2 + RetryPlan.ATTEMPTS);
        list.replay(Caller.system(tenant), other);
        outbox.deliver(tenant, sender);
        thenIts(other, MessageState.SENT);
        assertThat(trail.actions).containsExactly("message.replay");
    }

    @ForEachStorage
    void onlyAFailedMessageCanBeReplayed() {
        MessageId id = queue("Hello");
        assertThatThrownBy(() -> list.replay(Caller.system(tenant), id)).isInstanceOf(RuleViolation.class)
                .extracting("code").isEqualTo("message.not-replayable");
    }

    @ForEachStorage
    void receiptsNeverGoBackwardsAndMayComeBeforeTheAnswer() {
        receipt("first-1", SentSms.State.DELIVERED);
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        thenIts(id, MessageState.DELIVERED);

        receipt("first-1", SentSms.State.SENT);
        receipt("first-1", SentSms.State.FAILED);
        receipt("first-1", SentSms.State.DELIVERED);

        thenIts(id, MessageState.DELIVERED);
        assertThat(outbox.toldTypes()).containsExactly("message.sent", "message.delivered");
    }

    @ForEachStorage
    void aReceiptThatNeverComesIsAskedForAndOneThatCameIsNot() {
        MessageId silent = queue("Hello");
        outbox.deliver(tenant, sender);
        passesUntilNextWork();
        thenIts(silent, MessageState.SENT);
        first.progress.put("first-1", SentSms.State.DELIVERED);
        passesUntilNextWork();
        thenIts(silent, MessageState.DELIVERED);
        assertThat(first.checks).isEqualTo(2);

        queue("Hello again");
        outbox.deliver(tenant, sender);
        receipt("first-2", SentSms.State.DELIVERED);
        assertThat(outbox.nextDue(sender)).isEmpty();
    }

    @ForEachStorage
    void aCarrierThatNeverTellsIsNotAskedForEver() {
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        while (outbox.nextDue(sender).isPresent()) {
            passesUntilNextWork();
        }
        thenIts(id, MessageState.SENT);
        assertThat(first.checks).isEqualTo(6);
        assertThat(clock.instant()).isAfter(NOON.plus(Duration.ofHours(20)));
    }

    @ForEachStorage
    void receiptsThatComeAtTheSameMomentAreAllApplied() throws Exception {
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> receipts = new ArrayList<>();
        for (SentSms.State state : List.of(SentSms.State.SENT, SentSms.State.ACCEPTED, SentSms.State.DELIVERED, SentSms.State.SENT, SentSms.State.DELIVERED)) {
            receipts.add(threads.submit(() -> {
                go.await();
                receipt("first-1", state);
                return null;
            }));
        }
        go.countDown();
        for (Future<?> each : receipts) {
            each.get();
        }
        threads.shutdown();

        thenIts(id, MessageState.DELIVERED);
        assertThat(outbox.toldTypes()).containsExactly("message.sent", "message.delivered");
        assertThat(tidy.run(tenant)).isEqualTo("0 applied, 0 dropped");
    }

    @ForEachStorage
    void aReceiptThatAKillLeftWaitingIsAppliedByTheHourlyRun() {
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        store.change(tenant, em -> em.persist(new ReceiptEntity(1, "first", "first-1",
                SentSms.State.DELIVERED, null, NOON, NOON)));

        assertThat(tidy.run(tenant)).isEqualTo("1 applied, 0 dropped");

        thenIts(id, MessageState.DELIVERED);
    }

    @ForEachStorage
    void aPhoneThatIsOffIsTriedOnceMoreLaterAndThenFails() {
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);
        reports.receipt(tenant, "first", "first-1", SentSms.State.FAILED, "30003", NOON);
        thenIts(id, MessageState.QUEUED);
        passesUntilNextWork();
        thenIts(id, MessageState.SENT);
        reports.receipt(tenant, "first", "first-2", SentSms.State.FAILED, "30003", clock.instant());

        assertThat(thenIts(id, MessageState.FAILED).errorCode()).isEqualTo("recipient.unreachable");
        assertThat(first.calls).isEqualTo(2);
    }

    @ForEachStorage
    void stopIsStoredObeyedAndUndoneByStart() {
        MessageId waiting = queue("Waiting");
        assertThat(inbound("in-1", "Stop")).hasValueSatisfying(reply -> assertThat(reply).contains("no more messages"));
        outbox.deliver(tenant, sender);
        assertThat(thenIts(waiting, MessageState.FAILED).errorCode()).isEqualTo("recipient.opted-out");
        assertThatThrownBy(() -> queue("Hello")).isInstanceOf(RuleViolation.class).hasMessageContaining("has replied STOP")
                .extracting("code").isEqualTo("recipient.opted-out");
        assertThat(messages.optedOut(tenant, PHONE)).isTrue();
        assertThatThrownBy(() -> list.replay(Caller.system(tenant), waiting)).extracting("code").isEqualTo("recipient.opted-out");

        clock.advance(Duration.ofMinutes(1));
        assertThat(inbound("in-2", "START")).isPresent();
        queue("Hello again");
        outbox.deliver(tenant, sender);

        thenOnThePhone(1);
        assertThat(list.consents(tenant, "5550123", new Page.Request(1, 10)).items()).singleElement()
                .satisfies(consent -> assertThat(consent.state()).isEqualTo("in"));
    }

    @ForEachStorage
    void anInboundMessageThatComesTwiceIsStoredOnceAndAnsweredTheSame() {
        String reply = inbound("in-1", "HELP").orElseThrow();
        assertThat(inbound("in-1", "HELP")).contains(reply);
        assertThat(inbound("in-3", "See you at ten")).isEmpty();

        var stored = list.find(tenant, new MessageList.Question(null, null, null, null), new Page.Request(1, 10));
        assertThat(stored.items()).extracting(row -> row.direction() + " " + row.state()).containsExactlyInAnyOrder("INBOUND RECEIVED",
                "INBOUND RECEIVED", "OUTBOUND SENT");
        assertThat(outbox.toldTypes()).containsExactly("message.received", "message.received");
    }

    @ForEachStorage
    void aCarrierThatAnswersKeywordsItselfIsLeftToIt() {
        first.answersKeywords = true;
        assertThat(inbound("in-1", "STOP")).isEmpty();
        assertThat(messages.optedOut(tenant, PHONE)).isTrue();
    }

    @ForEachStorage
    void aRecipientTheCarrierKnowsAsStoppedIsOptedOutHereToo() {
        first.fails(Kind.REJECTED, "21610", null);
        MessageId id = queue("Hello");
        outbox.deliver(tenant, sender);

        assertThat(thenIts(id, MessageState.FAILED).errorCode()).isEqualTo("recipient.opted-out");
        assertThatThrownBy(() -> queue("Hello")).extracting("code").isEqualTo("recipient.opted-out");
    }

    @ForEachStorage
    void marketingWaitsForTheMorningAndABriefingDoesNot() {
        clock.set(Instant.parse("2026-11-22T04:30:00Z"));
        MessageId offer = queue(sms("An offer", Purpose.MARKETING));
        MessageId briefing = queue(sms("A briefing", Purpose.OPERATIONAL));
        outbox.deliver(tenant, sender);
        assertThat(thenIts(offer, MessageState.HELD).dueAt()).isEqualTo("2026-11-22T14:00:00Z");
        thenIts(briefing, MessageState.SENT);
        receipt("first-1", SentSms.State.DELIVERED);

        passesUntilNextWork();

        thenIts(offer, MessageState.SENT);
        assertThat(clock.instant()).isEqualTo("2026-11-22T14:00:00Z");
    }

    @ForEachStorage
    void aCompanyMayHoldBriefingsInQuietHoursToo() {
        rules.change(Caller.system(tenant), new CompanyRules.RulesText(List.of(), "20:00", "07:30", true));
        clock.set(Instant.parse("2026-11-22T02:00:00Z"));
        MessageId briefing = queue(sms("A briefing", Purpose.OPERATIONAL));
        outbox.deliver(tenant, sender);

        assertThat(thenIts(briefing, MessageState.HELD).dueAt()).isEqualTo("2026-11-22T13:30:00Z");
    }

    @ForEachStorage
    void aMessageForLaterWaitsAndCanBeTakenBackUntilItIsWithACarrier() {
        MessageId later = queue(new NewMessage(Channel.SMS, PHONE.e164(), "Later", null, Purpose.OPERATIONAL, CHICAGO, NOON.plus(Duration.ofHours(2))));
        outbox.deliver(tenant, sender);
        thenIts(later, MessageState.QUEUED);
        boolean canceled = store.write(tenant, em -> messages.cancel(tenant, Store.connection(em), later));
        assertThat(canceled).isTrue();
        clock.advance(Duration.ofHours(3));
        outbox.deliver(tenant, sender);
        thenIts(later, MessageState.CANCELED);

        MessageId gone = queue("Now");
        outbox.deliver(tenant, sender);
        boolean tooLate = store.write(tenant, em -> messages.cancel(tenant, Store.connection(em), gone));
        assertThat(tooLate).isFalse();
        thenOnThePhone(1);
    }

    @ForEachStorage
    void whatCannotGoIsRefusedAtOnceWithItsOwnWords() {
        thenQueueingIsRefused(new NewMessage(Channel.EMAIL, "a@example.com", "Hi", null, Purpose.OPERATIONAL, CHICAGO, null),
                "messaging.no-carrier", "no mail server is connected");
        thenQueueingIsRefused(sms(" ", Purpose.OPERATIONAL), "message.empty", "nothing to send");
        thenQueueingIsRefused(sms("x".repeat(1601), Purpose.OPERATIONAL), "message.too-long", "1601 characters");
        first.ready = false;
        thenQueueingIsRefused(sms("Hello", Purpose.OPERATIONAL), "messaging.no-carrier", "no carrier is connected");
    }

    @ForEachStorage
    void messagesAreFoundByNumberTextAndState() {
        queue("The water heater");
        queue("The drain");
        outbox.deliver(tenant, sender);
        queue("The drain again");

        assertThat(count(new MessageList.Question("drain", null, null, null))).isEqualTo(2);
        assertThat(count(new MessageList.Question("(913) 555-0123", null, null, null))).isEqualTo(3);
        assertThat(count(new MessageList.Question("555-0199", null, null, null))).isZero();
        assertThat(count(new MessageList.Question("drain", MessageState.SENT, null, Channel.SMS))).isEqualTo(1);
    }

    private MessageId queue(String body) {
        return queue(sms(body, Purpose.OPERATIONAL));
    }

    private MessageId queue(NewMessage message) {
        return store.write(tenant, em -> messages.queue(tenant, Store.connection(em), message));
    }

    private static NewMessage sms(String body, Purpose purpose) {
        return NewMessage.sms(PHONE, body, "dlv_test", purpose, CHICAGO);
    }

    private void receipt(String carrierId, SentSms.State state) {
        reports.receipt(tenant, "first", carrierId, state, null, clock.instant());
    }

    private Optional<String> inbound(String id, String body) {
        return reports.inbound(tenant, "first", id, PHONE, OURS, body, clock.instant());
    }

    private void passes(Duration time) {
        clock.advance(time);
        outbox.deliver(tenant, sender);
    }

    private void passesUntilNextWork() {
        clock.set(outbox.nextDue(sender).orElseThrow());
        outbox.deliver(tenant, sender);
    }

    private Message thenIts(MessageId id, MessageState state) {
        Message message = messages.find(tenant, id).orElseThrow();
        assertThat(message.state()).isEqualTo(state);
        return message;
    }

    private void thenOnThePhone(int messages) {
        assertThat(first.phone).hasSize(messages);
    }

    private void thenQueueingIsRefused(NewMessage message, String code, String words) {
        assertThatThrownBy(() -> queue(message)).isInstanceOf(RuleViolation.class).hasMessageContaining(words).extracting("code").isEqualTo(code);
    }

    private long count(MessageList.Question question) {
        return list.find(tenant, question, new Page.Request(1, 50)).total();
    }
}
