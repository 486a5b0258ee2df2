package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Audit;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.Desk;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Living;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.User;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;

/** What a person sees and does about his own account: sessions, devices, lock-out, password, resets. */
class AccountTest {

    private static final String NEW_PASSWORD = "another long password";
    private static final From DESK = new From("192.0.2.1", "Firefox on Windows", null);

    private Appliance appliance;
    private Company company;
    private User owner;
    private Caller caller;

    private void givenAnOwner(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_throttle"));
        company = appliance.company();
        owner = appliance.user(company.id(), Role.OWNER);
        caller = appliance.caller(owner);
    }

    @ForEachStorage
    void everySessionIsListedWithItsDeviceAndCanBeEnded(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn desk = signIn(DESK);
        appliance.clock.advance(Duration.ofMinutes(5));
        SignedIn phone = signIn(new From("192.0.2.2", "Safari on iPhone", null));

        assertThat(appliance.sessions.list(owner.id())).extracting(Living::device).containsExactly("Safari on iPhone", "Firefox on Windows");
        appliance.sessions.end(caller, desk.session().id());

        assertThat(appliance.sessions.find(desk.token())).isEmpty();
        assertThat(appliance.sessions.find(phone.token())).isPresent();
        assertThat(appliance.sessions.list(owner.id())).extracting(Living::id).containsExactly(phone.session().id());
    }

    @ForEachStorage
    @Proves("TEN-01")
    void anotherPersonsSessionIsUnknown(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn mine = signIn(DESK);
        Caller stranger = appliance.caller(appliance.user(company.id(), Role.OWNER));

        assertThatThrownBy(() -> appliance.sessions.end(stranger, mine.session().id())).isInstanceOf(NotFound.class);
        assertThat(appliance.sessions.find(mine.token())).isPresent();
    }

    @ForEachStorage
    void allOtherSessionsEndAtOnce(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn kept = signIn(DESK);
        SignedIn other = signIn(DESK);

        assertThat(appliance.sessions.endOthers(caller, kept.session().id())).isEqualTo(1);

        assertThat(appliance.sessions.find(kept.token())).isPresent();
        assertThat(appliance.sessions.find(other.token())).isEmpty();
    }

    @ForEachStorage
    void aDeviceThatWasNotSeenBeforeIsToldByMailAndAKnownOneIsNot(TestStorage storage) {
        givenAnOwner(storage);
        String known = signIn(DESK).device();
        assertThat(appliance.letterbox.letters).as("the very first device is no news").isEmpty();

        signIn(new From("192.0.2.9", "Firefox on Windows", known));
        assertThat(appliance.letterbox.letters).isEmpty();
        signIn(new From("198.51.100.7", "Chrome on Android", null));

        assertThat(appliance.letterbox.subjects()).containsExactly("New sign-in from Chrome on Android");
        NewMail letter = appliance.letterbox.last();
        assertThat(letter.to()).isEqualTo(owner.email());
        assertThat(letter.company()).isEqualTo(company.id());
        assertThat(letter.text()).contains("198.51.100.7", "November 21, 2026", "https://office.example.com/account");
    }

    @ForEachStorage
    void theTenthFailureLocksForAQuarterOfAnHourAndTellsTheOwnerOnce(TestStorage storage) {
        givenAnOwner(storage);
        for (int i = 0; i < 10; i++) {
            appliance.clock.advance(Duration.ofMinutes(9));
            appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "UPDATE identity_throttle SET blocked_until = NULL"));
            refused(owner.email(), "wrong");
        }

        assertThat(appliance.letterbox.subjects()).containsExactly("Your account is locked for 15 minutes");
        Sessions.Refused locked = refused(owner.email(), PASSWORD);
        assertThat(locked.code()).isEqualTo("session.throttled");
        assertThat(locked.retryAfterSeconds()).isBetween(890L, 901L);
        appliance.clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(signIn(DESK).token()).isNotEmpty();
    }

    @ForEachStorage
    @Proves("TEN-03")
    void eachDeskKnowsItsOwnPeopleOnly(TestStorage storage) {
        givenAnOwner(storage);
        User admin = appliance.users.create(Caller.system(TenantId.PLATFORM), TenantId.PLATFORM,
                new NewUser("Platform admin", appliance.email(), Role.PLATFORM_ADMIN, PASSWORD));

        assertThat(refused(admin.email(), PASSWORD).code()).isEqualTo("session.bad-credentials");
        assertThatThrownBy(() -> appliance.sessions.signIn(Desk.PLATFORM, owner.email(), PASSWORD, DESK)).hasMessage("E-mail or password is wrong.");
        String token = appliance.sessions.signIn(Desk.PLATFORM, admin.email(), PASSWORD, DESK).token();
        assertThat(appliance.sessions.find(Desk.COMPANY, token)).isEmpty();
        assertThat(appliance.sessions.find(Desk.PLATFORM, token)).isPresent();
    }

    @ForEachStorage
    @Proves("SEC-07")
    void aChangedPasswordEndsTheOtherSessionsAndIsToldAndWrittenDown(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn here = signIn(DESK);
        SignedIn there = signIn(DESK);
        appliance.letterbox.letters.clear();

        assertThatThrownBy(() -> change("not my password", NEW_PASSWORD, here)).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("current"));
        assertThatThrownBy(() -> change(PASSWORD, "short", here)).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("password"));
        assertThat(appliance.letterbox.letters).isEmpty();
        change(PASSWORD, NEW_PASSWORD, here);

        assertThat(appliance.sessions.find(here.token())).isPresent();
        assertThat(appliance.sessions.find(there.token())).isEmpty();
        assertThat(appliance.letterbox.subjects()).containsExactly("Your password was changed");
        assertThat(refused(owner.email(), PASSWORD).code()).isEqualTo("session.bad-credentials");
        assertThat(actions("user.*")).contains("user.password");
    }

    @ForEachStorage
    void aForgottenPasswordIsSetByALinkThatWorksOnce(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn before = signIn(DESK);
        appliance.ownPassword.forgotten(owner.email().toUpperCase(), DESK);
        String token = appliance.letterbox.token();
        assertThat(appliance.letterbox.last().text()).contains("https://office.example.com/reset#" + token);
        assertThat(appliance.everythingIn("identity_ticket", "token_hash", "detail")).doesNotContain(token);

        assertThatThrownBy(() -> appliance.ownPassword.reset(token, "short", DESK)).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("password"));
        appliance.ownPassword.reset(token, NEW_PASSWORD, DESK);

        assertThat(appliance.sessions.find(before.token())).isEmpty();
        assertThat(appliance.letterbox.subjects()).endsWith("Your password was changed");
        assertThat(appliance.sessions.signIn(Desk.COMPANY, owner.email(), NEW_PASSWORD, DESK).token()).isNotEmpty();
        assertThatThrownBy(() -> appliance.ownPassword.reset(token, NEW_PASSWORD, DESK)).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.code()).isEqualTo("reset.token"));
    }

    @ForEachStorage
    void aResetLinkEndsAfterAnHourAndWithTheNextOne(TestStorage storage) {
        givenAnOwner(storage);
        appliance.ownPassword.forgotten(owner.email(), DESK);
        String first = appliance.letterbox.token();
        appliance.ownPassword.forgotten(owner.email(), DESK);
        String second = appliance.letterbox.token();

        assertThatThrownBy(() -> appliance.ownPassword.reset(first, NEW_PASSWORD, DESK)).isInstanceOf(RuleViolation.class);
        appliance.clock.advance(Duration.ofMinutes(61));
        assertThatThrownBy(() -> appliance.ownPassword.reset(second, NEW_PASSWORD, DESK)).isInstanceOf(RuleViolation.class);
    }

    @ForEachStorage
    void anUnknownEmailIsAnsweredLikeAKnownOneAndBothAreThrottled(TestStorage storage) {
        givenAnOwner(storage);
        for (int i = 0; i < 5; i++) {
            appliance.ownPassword.forgotten("nobody@example.com", From.of("192.0.2.30"));
        }
        assertThat(appliance.letterbox.letters).isEmpty();
        assertThatThrownBy(() -> appliance.ownPassword.forgotten("nobody@example.com", From.of("192.0.2.31"))).isInstanceOf(Sessions.Refused.class);

        for (int i = 0; i < 5; i++) {
            appliance.ownPassword.forgotten(owner.email(), From.of("192.0.2.32"));
        }
        assertThatThrownBy(() -> appliance.ownPassword.forgotten(owner.email(), From.of("192.0.2.33"))).isInstanceOf(Sessions.Refused.class);
    }

    @ForEachStorage
    void aPasswordHasTwelveToAHundredAndTwentyEightCharactersOfAnyKind(TestStorage storage) {
        givenAnOwner(storage);
        SignedIn here = signIn(DESK);
        String longest = "päss wörd 密码 ☂ ".repeat(9).substring(0, 128);

        change(PASSWORD, longest, here);

        assertThat(appliance.sessions.signIn(Desk.COMPANY, owner.email(), longest, DESK).token()).isNotEmpty();
        assertThat(refused(owner.email(), longest.substring(0, 127)).code()).as("nothing is cut off").isEqualTo("session.bad-credentials");
        assertThatThrownBy(() -> change(longest, longest + "x", here)).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("password"));
    }

    private SignedIn signIn(From from) {
        return appliance.sessions.signIn(Desk.COMPANY, owner.email(), PASSWORD, from);
    }

    private void change(String current, String password, SignedIn keep) {
        appliance.ownPassword.change(caller, current, password, keep.session().id(), DESK);
    }

    private java.util.List<String> actions(String family) {
        return appliance.audit.find(company.id(), new Audit.Question(null, family, null, null), new Page.Request(1, 50)).items().stream()
                .map(recorded -> recorded.entry().action()).toList();
    }

    private Sessions.Refused refused(String email, String password) {
        Sessions.Refused[] caught = new Sessions.Refused[1];
        assertThatThrownBy(() -> appliance.sessions.signIn(Desk.COMPANY, email, password, DESK))
                .isInstanceOfSatisfying(Sessions.Refused.class, refused -> caught[0] = refused);
        return caught[0];
    }
}
