package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.mail.NewMail;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.UnsubscribeLinks.Place;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A recipient of offers leaves the list by the link in a mail, and comes back. */
@Proves("CRM-07")
class UnsubscribeTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final String AVERY = "Avery@Example.com";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T18:00:00Z"));
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final MailBox box = new MailBox();
    private final Trail trail = new Trail();
    private final Set<String> noOffers = new HashSet<>();
    private Store store;
    private TenantId tenant;
    private JpaMessages messages;
    private Sender sender;
    private UnsubscribeLinks links;
    private Unsubscribing unsubscribing;
    private MessageList list;

    @BeforeEach
    void appliance(Store given, TenantId company) {
        store = given;
        tenant = company;
        Carriers carriers = new Carriers(List.of(new ScriptedCarrier("first")));
        News news = new News(outbox, (who, topic, kind, ids, data) -> { });
        links = new UnsubscribeLinks(new Envelope(), () -> "https://office.example.com", new OneCompany(tenant, CHICAGO));
        unsubscribing = new Unsubscribing(store, trail, (who, topic, kind, ids, data) -> { }, clock);
        SendLog sendLog = new SendLog(store, carriers, news, clock);
        sendLog.mail = box;
        sendLog.links = links;
        messages = new JpaMessages(store, carriers, news, clock);
        messages.mail = box;
        PrivacyDecisions office = new Office();
        messages.mind(office);
        sendLog.mind(office);
        unsubscribing.privacy = office;
        sender = new Sender(sendLog, new Receipts(store, carriers, news, clock), carriers, new CompanyRules(store, trail));
        list = new MessageList(store, news, trail, clock);
    }

    @ForEachStorage
    void anOfferBearsALinkThatNamesNobodyAndANoticeBearsNone() {
        queue("Spring check-up", Purpose.MARKETING);
        queue("Your visit", Purpose.OPERATIONAL);
        outbox.deliver(tenant, sender);

        NewMail offer = box.mails.get(0);
        assertThat(offer.unsubscribe()).startsWith("https://office.example.com/u/").doesNotContainIgnoringCase("avery").doesNotContain(tenant.value());
        assertThat(offer.text()).contains("Text\n").contains(offer.unsubscribe());
        assertThat(box.mails.get(1).unsubscribe()).isNull();
        assertThat(box.mails.get(1).text()).isEqualTo("Text");
    }

    @ForEachStorage
    void whoFollowsTheLinkGetsNoOfferNeitherNewNorWaitingAndNoticesStillCome() {
        MessageId waiting = queue("Spring check-up", Purpose.MARKETING);
        Place place = followed();
        MessageId waitingToo = queue("Summer check-up", Purpose.MARKETING);

        unsubscribing.decide(tenant, place.address(), true);
        unsubscribing.decide(tenant, place.address(), true);

        assertThatThrownBy(() -> queue("Autumn check-up", Purpose.MARKETING)).hasMessageContaining("unsubscribed").extracting("code").isEqualTo(OptedOut.CODE);
        outbox.deliver(tenant, sender);
        assertThat(state(waiting).state()).isEqualTo(MessageState.SENDING);
        assertThat(unsubscribing.isOff(tenant, "avery@example.com")).as("the box of mails asks before each attempt").isTrue();
        assertThat(state(waitingToo)).satisfies(message -> {
            assertThat(message.state()).isEqualTo(MessageState.FAILED);
            assertThat(message.errorCode()).isEqualTo(OptedOut.CODE);
        });
        assertThatThrownBy(() -> list.replay(new Caller(tenant, Caller.Kind.USER, "usr_1", "Olive", null, Set.of()), waitingToo)).extracting("code").isEqualTo(OptedOut.CODE);
        queue("Your visit", Purpose.OPERATIONAL);
        outbox.deliver(tenant, sender);
        assertThat(box.mails).extracting(NewMail::subject).containsExactly("Spring check-up", "Your visit");
        assertThat(trail.actions).containsExactly("consent.unsubscribe");
        assertThat(unsubscribing.among(tenant, List.of("AVERY@example.com", "other@example.com"))).singleElement()
                .satisfies(refusal -> assertThat(refusal.source()).isEqualTo(Unsubscribing.SOURCE));
        assertThat(list.consents(tenant, "avery@", new Page.Request(1, 10)).items()).singleElement().satisfies(one -> assertThat(one.state()).isEqualTo("out"));
    }

    @ForEachStorage
    void whoSubscribesAgainGetsOffersAgain() {
        unsubscribing.decide(tenant, AVERY, true);
        clock.advance(Duration.ofMinutes(1));
        unsubscribing.decide(tenant, AVERY, false);

        queue("Spring check-up", Purpose.MARKETING);
        assertThat(unsubscribing.isOff(tenant, AVERY)).isFalse();
        assertThat(trail.actions).containsExactly("consent.unsubscribe", "consent.subscribe");
    }

    @ForEachStorage
    void whatTheOfficeNotedAboutACustomerHoldsForHisAddresses() {
        MessageId waiting = queue("Spring check-up", Purpose.MARKETING);
        noOffers.add(AVERY);

        assertThatThrownBy(() -> queue("Summer check-up", Purpose.MARKETING)).hasMessageContaining("wants no offers").extracting("code").isEqualTo(OptedOut.CODE);
        outbox.deliver(tenant, sender);
        assertThat(state(waiting).state()).isEqualTo(MessageState.FAILED);
        assertThat(unsubscribing.isOff(tenant, AVERY)).isTrue();
        assertThat(unsubscribing.hasLeft(tenant, AVERY)).isFalse();
        queue("Your visit", Purpose.OPERATIONAL);
    }

    @ForEachStorage
    void aLinkThatWasNotMadeHereOpensNothing() {
        queue("Spring check-up", Purpose.MARKETING);
        Place place = followed();
        assertThat(place.company().id()).isEqualTo(tenant);
        assertThat(place.address()).isEqualTo(AVERY);
        for (String token : List.of("", "nonsense", "x".repeat(900), Base64.getUrlEncoder().encodeToString("other:cedar/a@example.com".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(links.read(token)).as(token).isEmpty();
        }
    }

    private Place followed() {
        outbox.deliver(tenant, sender);
        return links.read(box.mails.get(0).unsubscribe().replaceFirst(".*/u/", "")).orElseThrow();
    }

    private Message state(MessageId id) {
        return messages.find(tenant, id).orElseThrow();
    }

    private MessageId queue(String title, Purpose purpose) {
        return store.write(tenant, em -> messages.queue(tenant, Store.connection(em), NewMessage.email(AVERY, title, "Text", null, purpose, CHICAGO)));
    }

    private final class Office implements PrivacyDecisions {
        @Override
        public Set<Long> erased(TenantId company) {
            return Set.of();
        }

        @Override
        public boolean refusesSms(TenantId company, PhoneNumber number) {
            return false;
        }

        @Override
        public boolean refusesOffers(TenantId company, String email) {
            return noOffers.contains(email);
        }
    }

    /** Closed, not locked; but another context does not open it. */
    private static final class Envelope implements Vault {
        @Override
        public String seal(String plain, String context) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((context + ':' + plain).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String unseal(String sealed, String context) {
            String opened = new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.UTF_8);
            if (!opened.startsWith(context + ':')) {
                throw new IllegalStateException("sealed elsewhere");
            }
            return opened.substring(context.length() + 1);
        }
    }
}
