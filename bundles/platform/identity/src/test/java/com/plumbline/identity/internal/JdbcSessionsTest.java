package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Audit;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class JdbcSessionsTest {

    private static final String HERE = "127.0.0.1";

    private Appliance appliance;
    private Company company;
    private User owner;

    private void givenAnOwner(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.store.sql(com.plumbline.kernel.TenantId.PLATFORM, c -> com.plumbline.persistence.Sql.update(c, "DELETE FROM identity_throttle"));
        company = appliance.company();
        owner = appliance.user(company.id(), Role.OWNER);
    }

    @ForEachStorage
    void theRightPasswordOpensASessionOfTheCompany(TestStorage storage) {
        givenAnOwner(storage);

        SignedIn signedIn = signIn(owner.email().toUpperCase(), PASSWORD);

        var session = appliance.sessions.find(signedIn.token()).orElseThrow();
        assertThat(session.caller().tenant()).isEqualTo(company.id());
        assertThat(session.caller().can("users.write")).isTrue();
        assertThat(session.csrf()).isEqualTo(signedIn.session().csrf()).isNotEqualTo(signedIn.token());
    }

    @ForEachStorage
    @Proves("SEC-06")
    void neitherTokenNorCsrfTokenNorPasswordIsInTheDatabase(TestStorage storage) {
        givenAnOwner(storage);

        SignedIn signedIn = signIn(owner.email(), PASSWORD);

        String stored = appliance.everythingIn("identity_session", "token_hash") + appliance.everythingIn("identity_user", "email", "password");
        assertThat(stored).doesNotContain(signedIn.token()).doesNotContain(signedIn.session().csrf()).doesNotContain(PASSWORD).contains("$argon2id$");
        assertThat(signedIn.toString() + signedIn.session()).doesNotContain(signedIn.token()).doesNotContain(signedIn.session().csrf());
    }

    @ForEachStorage
    void aWrongPasswordAndAnUnknownPersonGetTheSameAnswer(TestStorage storage) {
        givenAnOwner(storage);

        Sessions.Refused wrong = refused(() -> signIn(owner.email(), "not the password"));
        Sessions.Refused unknown = refused(() -> signIn("nobody@example.com", "not the password"));

        assertThat(unknown.code()).isEqualTo(wrong.code()).isEqualTo("session.bad-credentials");
        assertThat(unknown.getMessage()).isEqualTo(wrong.getMessage());
    }

    @ForEachStorage
    void theSixthFailureOfAnAccountHasToWaitAndTheWaitDoubles(TestStorage storage) {
        givenAnOwner(storage);
        failTimes(5, owner.email());

        assertThat(refused(() -> signIn(owner.email(), PASSWORD)).retryAfterSeconds()).isBetween(29L, 31L);
        appliance.clock.advance(Duration.ofSeconds(31));
        failTimes(1, owner.email());
        assertThat(refused(() -> signIn(owner.email(), PASSWORD)).retryAfterSeconds()).isBetween(59L, 61L);

        appliance.clock.advance(Duration.ofSeconds(61));
        assertThat(signIn(owner.email(), PASSWORD).token()).isNotEmpty();
    }

    @ForEachStorage
    void anUnknownAccountIsThrottledLikeAKnownOne(TestStorage storage) {
        givenAnOwner(storage);
        failTimes(5, "ghost@example.com");

        assertThat(refused(() -> signIn("ghost@example.com", "x")).code()).isEqualTo("session.throttled");
    }

    @ForEachStorage
    void anAddressThatTriesManyAccountsHasToWait(TestStorage storage) {
        givenAnOwner(storage);
        for (int i = 0; i < 20; i++) {
            String email = "guess" + i + "@example.com";
            refused(() -> appliance.sessions.signIn(email, "x", "192.0.2.7"));
        }

        assertThat(refused(() -> appliance.sessions.signIn(owner.email(), PASSWORD, "192.0.2.7")).code()).isEqualTo("session.throttled");
        assertThat(signIn(owner.email(), PASSWORD).token()).isNotEmpty();
    }

    @ForEachStorage
    void aSessionEndsAfterTwelveIdleHoursAndSevenDaysInAnyCase(TestStorage storage) {
        givenAnOwner(storage);
        String idle = signIn(owner.email(), PASSWORD).token();
        appliance.clock.advance(Duration.ofHours(12).plusSeconds(1));
        assertThat(appliance.sessions.find(idle)).isEmpty();

        String busy = signIn(owner.email(), PASSWORD).token();
        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            appliance.clock.advance(Duration.ofHours(6));
            assertThat(appliance.sessions.find(busy)).as("after %s hours", hours + 6).isPresent();
        }
        appliance.clock.advance(Duration.ofHours(7));
        assertThat(appliance.sessions.find(busy)).isEmpty();
    }

    @ForEachStorage
    void signingOutEndsTheSessionAtOnce(TestStorage storage) {
        givenAnOwner(storage);
        String token = signIn(owner.email(), PASSWORD).token();
        assertThat(appliance.sessions.find(token)).isPresent();

        appliance.sessions.signOut(token);

        assertThat(appliance.sessions.find(token)).isEmpty();
    }

    @ForEachStorage
    void aNewPasswordEndsEverySessionOfThePerson(TestStorage storage) {
        givenAnOwner(storage);
        String token = signIn(owner.email(), PASSWORD).token();

        appliance.users.change(appliance.caller(owner), company.id(), owner.id(), new Users.Change(null, null, null, "another long password"));

        assertThat(appliance.sessions.find(token)).isEmpty();
        assertThat(signIn(owner.email(), "another long password").token()).isNotEmpty();
    }

    @ForEachStorage
    void aDeclinedCompanyIsLockedOut(TestStorage storage) {
        givenAnOwner(storage);
        String token = signIn(owner.email(), PASSWORD).token();

        appliance.companies.change(company.id(), company.name(), company.zone(), Company.State.DECLINED);
        appliance.clock.advance(Duration.ofSeconds(6));

        assertThat(appliance.sessions.find(token)).isEmpty();
        assertThat(refused(() -> signIn(owner.email(), PASSWORD)).code()).isEqualTo("session.bad-credentials");
    }

    @ForEachStorage
    void signInsAndRefusalsStandInTheCompanysTrail(TestStorage storage) {
        givenAnOwner(storage);
        refused(() -> signIn(owner.email(), "wrong"));
        signIn(owner.email(), PASSWORD);

        var found = appliance.audit.find(company.id(), new Audit.Question(null, "session.*", null, null), new Page.Request(1, 10));

        assertThat(found.items()).extracting(recorded -> recorded.entry().action()).containsExactly("session.create", "session.refuse");
    }

    private SignedIn signIn(String email, String password) {
        return appliance.sessions.signIn(email, password, HERE);
    }

    private void failTimes(int times, String email) {
        for (int i = 0; i < times; i++) {
            assertThat(refused(() -> signIn(email, "wrong")).code()).isEqualTo("session.bad-credentials");
        }
    }

    private static Sessions.Refused refused(ThrowingCallable call) {
        Sessions.Refused[] caught = new Sessions.Refused[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Sessions.Refused.class, refused -> caught[0] = refused);
        return caught[0];
    }
}
