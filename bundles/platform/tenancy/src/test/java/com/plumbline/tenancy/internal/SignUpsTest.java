package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SignUpsTest {

    @TempDir
    Path data;

    @ForEachStorage
    @Proves({"TEN-02", "NFR-11"})
    void nothingExistsBeforeTheAddressIsConfirmedAndAPendingCompanyAfterwards(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String email = reseller.email();

        reseller.signUps.ask(reseller.asked(email), "203.0.113." + reseller.number);
        assertThat(reseller.companies.all()).isEmpty();

        User owner = reseller.signUps.confirm(reseller.linkTo(email), Reseller.PASSWORD);
        Company company = reseller.companies.get(owner.tenant());
        assertThat(company.state()).isEqualTo(Company.State.PENDING);
        assertThat(storage.databases().exists(company.id())).isTrue();
        assertThat(reseller.profile(company.id())).satisfies(profile -> {
            assertThat(profile.trade()).isEqualTo("plumbing");
            assertThat(profile.phone()).isEqualTo("+19135550123");
        });
        assertThat(reseller.history(company.id())).containsExactly("sign-up");
        assertThat(reseller.lastTo(email).subject()).contains("waits for approval");
    }

    @ForEachStorage
    @Proves("TEN-02")
    void aLinkWorksOnceAndForADay(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String first = reseller.email();
        String second = reseller.email();
        reseller.signUps.ask(reseller.asked(first), "198.51.100." + reseller.number);
        reseller.signUps.ask(reseller.asked(second), "198.51.100." + reseller.number);

        String used = reseller.linkTo(first);
        reseller.signUps.confirm(used, Reseller.PASSWORD);
        assertThatThrownBy(() -> reseller.signUps.confirm(used, Reseller.PASSWORD)).isInstanceOf(RuleViolation.class).hasMessageContaining("used already");

        reseller.clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> reseller.signUps.confirm(reseller.linkTo(second), Reseller.PASSWORD)).hasMessageContaining("older than a day");
        assertThatThrownBy(() -> reseller.signUps.confirm("guessed", Reseller.PASSWORD)).isInstanceOf(RuleViolation.class);
    }

    @ForEachStorage
    void aWeakPasswordMakesNothingAndTheLinkStaysGood(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String email = reseller.email();
        reseller.signUps.ask(reseller.asked(email), "192.0.2." + reseller.number);

        assertThatThrownBy(() -> reseller.signUps.confirm(reseller.linkTo(email), "short")).isInstanceOf(RuleViolation.class);
        assertThat(reseller.companies.all()).isEmpty();

        assertThat(reseller.signUps.confirm(reseller.linkTo(email), Reseller.PASSWORD).email()).isEqualTo(email);
    }

    @ForEachStorage
    @Proves("TEN-02")
    void whoSignsInAlreadyIsToldByMailAndTheCallerSeesNoDifference(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String email = reseller.email();
        reseller.signUps.ask(reseller.asked(email), "203.0.113." + reseller.number);
        reseller.signUps.confirm(reseller.linkTo(email), Reseller.PASSWORD);

        reseller.signUps.ask(reseller.asked(email), "203.0.113." + reseller.number);

        assertThat(reseller.lastTo(email).subject()).isEqualTo("You already have an account");
        assertThat(reseller.companies.all()).hasSize(1);
    }

    @ForEachStorage
    void manySignUpsFromOneAddressHaveToWaitAndAMailboxIsNotFlooded(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String email = reseller.email();
        String address = "flood-" + reseller.number;
        for (int i = 0; i < 10; i++) {
            reseller.signUps.ask(reseller.asked(email), address);
        }
        assertThat(reseller.mails).hasSize(3);
        assertThatThrownBy(() -> reseller.signUps.ask(reseller.asked(reseller.email()), address)).isInstanceOf(Sessions.Refused.class);

        reseller.clock.advance(Duration.ofMinutes(61));
        reseller.signUps.ask(reseller.asked(email), address);
        assertThat(reseller.mails).hasSize(4);
    }

    @ForEachStorage
    @Proves("TEN-02")
    void aPowerCutBeforeThereIsAnOwnerIsUndoneAndTheLinkWorksAgain(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        String email = reseller.email();
        reseller.signUps.ask(reseller.asked(email), "192.0.2." + reseller.number);
        reseller.companies.powerFails = true;
        assertThatThrownBy(() -> reseller.signUps.confirm(reseller.linkTo(email), Reseller.PASSWORD)).isInstanceOf(Reseller.PowerCut.class);
        TenantId halfMade = storage.databases().all().stream().filter(tenant -> tenant.value().startsWith("blue-pipe")).reduce((a, b) -> b).orElseThrow();

        reseller.companies.powerFails = false;
        reseller.signUps.recover();

        assertThat(storage.databases().exists(halfMade)).isFalse();
        User owner = reseller.signUps.confirm(reseller.linkTo(email), Reseller.PASSWORD);
        assertThat(reseller.companies.get(owner.tenant()).state()).isEqualTo(Company.State.PENDING);
    }
}
