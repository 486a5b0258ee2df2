package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.Desk;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.SignInRules;
import com.plumbline.identity.SignInRules.Rules;
import com.plumbline.identity.User;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;

/** What an owner may ask of sign-ins, and whom it concerns. */
class SignInRulesTest {

    private static final From HERE = From.of("192.0.2.1");
    private static final Rules FACTOR = new Rules(true, SignInRules.USUAL.idle(), SignInRules.USUAL.longest());

    private Appliance appliance;
    private Company company;
    private Caller owner;

    private void givenACompany(TestStorage storage) {
        appliance = new Appliance(storage);
        company = appliance.company();
        owner = appliance.caller(appliance.user(company.id(), Role.OWNER));
    }

    @ForEachStorage
    @Proves("TEN-06")
    void ownersAndAdminsAreLedToASecondFactorAtTheirNextSignInAndNobodyElse(TestStorage storage) {
        givenACompany(storage);
        User admin = appliance.user(company.id(), Role.ADMIN);
        User csr = appliance.user(company.id(), Role.CSR);
        SignedIn before = signIn(admin);
        appliance.clock.advance(Duration.ofMinutes(1));

        appliance.rules.change(owner, FACTOR);

        assertThat(needsFactor(before)).as("signed in before").isFalse();
        assertThat(signIn(csr).session().needsFactor()).isFalse();
        SignedIn after = signIn(admin);
        assertThat(after.session().needsFactor()).isTrue();
        assertThat(needsFactor(after)).isTrue();
        appliance.passkey(admin);
        assertThat(needsFactor(after)).as("at once, without signing in again").isFalse();
        assertThat(appliance.sessions.open(appliance.user(company.id(), Role.ADMIN), HERE, "sign-on").session().needsFactor()).as("his provider asks").isFalse();
        assertThat(signIn(appliance.user(appliance.company().id(), Role.OWNER)).session().needsFactor()).as("another company's").isFalse();

        appliance.rules.change(owner, SignInRules.USUAL);
        assertThat(signIn(appliance.user(company.id(), Role.ADMIN)).session().needsFactor()).isFalse();
    }

    @ForEachStorage
    @Proves("TEN-06")
    void aSessionEndsAsSoonAsTheCompanyWants(TestStorage storage) {
        givenACompany(storage);
        User csr = appliance.user(company.id(), Role.CSR);
        appliance.rules.change(owner, new Rules(false, Duration.ofMinutes(30), Duration.ofHours(2)));

        SignedIn idle = signIn(csr);
        appliance.clock.advance(Duration.ofMinutes(31));
        assertThat(appliance.sessions.find(Desk.COMPANY, idle.token())).isEmpty();
        assertThat(appliance.sessions.list(csr.id())).isEmpty();

        SignedIn busy = signIn(csr);
        for (int i = 0; i < 5; i++) {
            appliance.clock.advance(Duration.ofMinutes(24));
            assertThat(appliance.sessions.find(Desk.COMPANY, busy.token()).isPresent()).as("after %s minutes", 24 * (i + 1)).isEqualTo(i < 4);
        }
    }

    @ForEachStorage
    void rulesHaveBoundsAndAreForgottenWithTheCompany(TestStorage storage) {
        givenACompany(storage);
        assertThat(appliance.rules.of(company.id())).isEqualTo(SignInRules.USUAL);
        assertThatThrownBy(() -> appliance.rules.change(owner, new Rules(false, Duration.ofMinutes(4), Duration.ofDays(8)))).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("idleMinutes", "longestHours"));

        appliance.rules.change(owner, FACTOR);
        assertThat(appliance.rules.of(company.id())).isEqualTo(FACTOR);
        assertThat(appliance.rules.of(TenantId.PLATFORM)).isEqualTo(SignInRules.USUAL);
        appliance.rules.removed(company.id());
        assertThat(appliance.rules.of(company.id())).isEqualTo(SignInRules.USUAL);
    }

    private SignedIn signIn(User user) {
        return appliance.sessions.signIn(Desk.COMPANY, user.email(), Appliance.PASSWORD, HERE);
    }

    private boolean needsFactor(SignedIn signedIn) {
        return appliance.sessions.find(Desk.COMPANY, signedIn.token()).orElseThrow().needsFactor();
    }
}
