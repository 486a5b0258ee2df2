package com.plumbline.mail.internal;

import static com.plumbline.kernel.TenantId.PLATFORM;
import static com.plumbline.mail.MailEntry.State.FAILED;
import static com.plumbline.mail.MailEntry.State.QUEUED;
import static com.plumbline.mail.MailEntry.State.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.mail.spi.SenderNames.SenderName;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@Proves("INT-36")
class SendingTest {

    private static final NewMail HELLO = NewMail.to("owner@example.com", "Hello", "It works.\n").key("hello");

    private PostOffice office;

    @BeforeEach
    void open(TestStorage storage) {
        office = new PostOffice(storage);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ForEachStorage
    @Proves("NOT-02")
    void aMailOfThePlatformGoesOutAfterItsCommitAndItsTextIsForgotten(TenantId company) {
        office.connected.add(PLATFORM);
        String id = office.queue(PLATFORM, HELLO.html("<p>It works.</p>").named("Avery Stone"));

        MailEntry entry = office.until(PLATFORM, each -> each.state() == SENT);

        assertThat(entry.messageId()).isEqualTo(id);
        assertThat(entry.carrier()).isEqualTo("scripted");
        assertThat(office.carried).singleElement().satisfies(carried -> {
            assertThat(carried.mail().text()).isEqualTo("It works.\n");
            assertThat(carried.mail().html()).isEqualTo("<p>It works.</p>");
            assertThat(carried.mail().toName()).isEqualTo("Avery Stone");
        });
        assertThat(office.table.<Long>sql(PLATFORM, connection -> Sql.number(connection,
                "SELECT COUNT(*) AS n FROM mail WHERE text IS NOT NULL OR html IS NOT NULL"))).isZero();
    }

    @ForEachStorage
    void whatIsRolledBackIsNeverSentAndTheSameKeyIsOneMail(TenantId company) {
        office.connected.add(company);
        assertThatThrownBy(() -> office.table.sql(company, connection -> {
            office.mail.queue(company, connection, HELLO.key("other"));
            throw new IllegalStateException("changed my mind");
        })).hasMessage("changed my mind");

        String first = office.queue(company, HELLO);
        String second = office.queue(company, HELLO);
        office.until(company, each -> each.state() == SENT);

        assertThat(second).isEqualTo(first);
        assertThat(office.carried).hasSize(1);
        assertThat(office.events(company, "mail.sent")).isEqualTo(1);
    }

    @ForEachStorage
    void aMailIsTriedAgainWithGrowingPausesUnderTheSameMessageId(TenantId company) {
        office.connected.add(company);
        office.answer = mail -> {
            throw new VendorFailure("smtp", "smtp.send", Kind.THROTTLED, "451", "Come back later.");
        };
        office.queue(company, HELLO);
        MailEntry once = office.until(company, each -> each.attempts() == 1 && each.state() == QUEUED);
        assertThat(once.code()).isEqualTo("451");
        assertThat(once.dueAt()).isEqualTo(office.clock.instant().plusSeconds(15));

        office.clock.advance(Duration.ofSeconds(15));
        MailEntry twice = office.until(company, each -> each.attempts() == 2 && each.state() == QUEUED);
        assertThat(twice.dueAt()).isEqualTo(office.clock.instant().plusSeconds(30));

        office.answer = mail -> {};
        office.clock.advance(Duration.ofSeconds(30));
        MailEntry sent = office.until(company, each -> each.state() == SENT);
        assertThat(sent.reason()).isNull();
        assertThat(office.carried).extracting(carried -> carried.mail().messageId()).hasSize(3).containsOnly(sent.messageId());
    }

    @ForEachStorage
    void whatTheCarrierRefusesForGoodIsGivenUpAtOnceWithTheReasonAndCanBeSentAgain(TenantId company) {
        office.connected.add(company);
        office.answer = mail -> {
            throw new VendorFailure("smtp", "smtp.send", Kind.REJECTED, "550", "There is no such mailbox.");
        };
        office.queue(company, HELLO);
        MailEntry failed = office.until(company, each -> each.state() == FAILED);
        assertThat(failed.code()).isEqualTo("550");
        assertThat(failed.reason()).isEqualTo("There is no such mailbox.");
        assertThat(failed.dueAt()).isNull();
        assertThat(office.events(company, "mail.failed")).isEqualTo(1);

        office.answer = mail -> {};
        office.mail.retry(company, failed.messageId());
        office.until(company, each -> each.state() == SENT);
        assertThatThrownBy(() -> office.mail.retry(company, failed.messageId())).isInstanceOf(RuleViolation.class)
                .extracting("code").isEqualTo("mail.not-given-up");
    }

    @ForEachStorage
    void afterTheLastAttemptTheMailIsGivenUp(TenantId company) {
        office.connected.add(company);
        office.answer = mail -> {
            throw new VendorFailure("smtp", "smtp.send", Kind.REFUSED, "535", "The server refused user name or password.");
        };
        office.queue(company, HELLO);
        for (int i = 1; i < Round.RETRY.attempts(); i++) {
            int attempts = i;
            office.until(company, each -> each.attempts() == attempts && each.state() == QUEUED);
            office.clock.advance(Duration.ofHours(4));
        }
        MailEntry failed = office.until(company, each -> each.state() == FAILED);
        assertThat(failed.attempts()).isEqualTo(Round.RETRY.attempts());
        assertThat(failed.reason()).isEqualTo("The server refused user name or password.");
    }

    @ForEachStorage
    void aMailThatAKillCaughtOnItsWayGoesOutAgainUnderTheSameMessageId(TenantId company) {
        office.connected.add(company);
        office.close();
        String id = office.queue(company, HELLO);
        // The carrier had it, and the power failed before that was noted.
        office.table.sql(company, connection -> Sql.update(connection, "UPDATE mail SET state = 'SENDING', attempts = 1"));

        office.open();
        MailEntry sent = office.until(company, each -> each.state() == SENT);
        assertThat(office.carried).singleElement().extracting(carried -> carried.mail().messageId()).isEqualTo(id);
        assertThat(sent.attempts()).isEqualTo(2);
    }

    @ForEachStorage
    @Proves("TEN-02")
    void nothingLeavesForACompanyThatIsNotActiveAndItGoesOnAfterwards(TenantId company) {
        office.connected.add(PLATFORM);
        office.states.put(company, Company.State.SUSPENDED);
        office.queue(company, HELLO);
        office.queue(PLATFORM, HELLO.bearing(company));
        office.until(PLATFORM, each -> each.state() == SENT);
        assertThat(office.only(company).state()).isEqualTo(QUEUED);
        assertThat(office.carried).hasSize(1);

        office.states.put(company, Company.State.ACTIVE);
        office.until(company, each -> each.state() == SENT);
    }

    @ForEachStorage
    void aCompanyWithoutACarrierSendsThroughThePlatformsUnderItsOwnName(TenantId company) {
        office.queue(company, HELLO);
        assertThat(office.settled(company).attempts()).isZero();

        office.names.put(company, new SenderName("Northwind", "office@example.com"));
        office.connected.add(PLATFORM);
        office.clock.advance(Duration.ofSeconds(5));
        office.until(company, each -> each.state() == SENT);
        assertThat(office.carried).singleElement().satisfies(carried -> {
            assertThat(carried.as()).isEqualTo(PLATFORM);
            assertThat(carried.mail().fromName()).isEqualTo("Northwind");
            assertThat(carried.mail().replyTo()).isEqualTo("office@example.com");
        });
    }

    @ForEachStorage
    void aMailThatIsOfNoUseAnyMoreIsNotSent(TenantId company) {
        office.queue(company, HELLO.notAfter(office.clock.instant().plusSeconds(3600)));
        office.settled(company);
        office.connected.add(company);
        office.clock.advance(Duration.ofHours(1));
        assertThat(office.until(company, each -> each.state() == FAILED).code()).isEqualTo("mail.expired");
        assertThat(office.carried).isEmpty();
    }

    @ForEachStorage
    @Proves("CRM-07")
    void aMailOfAListDoesNotLeaveOnceItsRecipientUnsubscribedHoweverLongItWaited(TenantId company) {
        office.queue(company, HELLO.unsubscribe("https://office.example.com/u/token"));
        office.settled(company);
        office.unsubscribed.add("owner@example.com");
        office.connected.add(company);
        office.clock.advance(Duration.ofSeconds(5));
        assertThat(office.until(company, each -> each.state() == FAILED).code()).isEqualTo("mail.unsubscribed");
        assertThat(office.carried).isEmpty();
        assertThat(office.events(company, "mail.failed")).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("CRM-07")
    void aNoticeGoesToOneWhoLeftTheList(TenantId company) {
        office.unsubscribed.add("owner@example.com");
        office.connected.add(company);
        office.queue(company, HELLO);
        office.until(company, each -> each.state() == SENT);
    }

    @ForEachStorage
    void addressesAndSubjectsThatWouldSmuggleHeadersAreRefused(TenantId company) {
        for (String address : new String[] {"nobody", "a@b@c", "a b@example.com", "a@example.com\r\nBcc: b@example.com", "<a@example.com>", ""}) {
            assertThatThrownBy(() -> office.queue(company, NewMail.to(address, "Hello", "Text"))).isInstanceOf(RuleViolation.class)
                    .extracting("code").isEqualTo("mail.address");
        }
        assertThatThrownBy(() -> office.queue(company, NewMail.to("a@example.com", "Hello\r\nBcc: b@example.com", "Text")))
                .isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("mail.subject");
    }

    @ForEachStorage
    void oldTextsAndMailsAreForgotten(TenantId company) {
        office.queue(company, HELLO.notAfter(office.clock.instant()));
        office.until(company, each -> each.state() == FAILED);
        office.clock.advance(Duration.ofDays(8));
        assertThat(office.table.tidy(company, office.clock.instant(), Tidying.TEXTS, Tidying.ROWS)).isEqualTo("1 texts erased, 0 mails dropped");
        office.clock.advance(Duration.ofDays(90));
        assertThat(office.table.tidy(company, office.clock.instant(), Tidying.TEXTS, Tidying.ROWS)).isEqualTo("0 texts erased, 1 mails dropped");
    }
}
