package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Company.State;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Who comes in, in each state of a company; who looks in; and what is left of a deleted one. */
class CompanyStatesTest {

    @ForEachStorage
    @Proves({"TEN-02", "TEN-06"})
    void onlyThoseWhoRunACompanyComeInWhileItIsNotActiveAndNobodyOnceDeclined(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        Company company = appliance.company();
        User owner = appliance.user(company.id(), Role.OWNER);
        User csr = appliance.user(company.id(), Role.CSR);

        for (State state : Set.of(State.PENDING, State.SUSPENDED, State.CLOSING)) {
            appliance.companies.change(company.id(), company.name(), company.zone(), state);
            assertThat(CompanyDoor.opensFor(owner, appliance.companies)).as("the owner while %s", state).isTrue();
            assertThat(CompanyDoor.opensFor(csr, appliance.companies)).as("a CSR while %s", state).isFalse();
        }
        appliance.companies.change(company.id(), company.name(), company.zone(), State.DECLINED);
        assertThat(CompanyDoor.opensFor(owner, appliance.companies)).isFalse();
        appliance.companies.change(company.id(), company.name(), company.zone(), State.ACTIVE);
        assertThat(CompanyDoor.opensFor(csr, appliance.companies)).isTrue();
    }

    @ForEachStorage
    @Proves("TEN-02")
    void aStateThatChangesWhileSomebodyReadsTheCompaniesIsNotLost(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        Company company = appliance.company();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Store slow = (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
            Object result = method.invoke(appliance.store, arguments);
            meanwhile.getAndSet(() -> {}).run();
            return result;
        });
        JdbcCompanies companies = new JdbcCompanies(slow, storage.databases(), appliance.clock, news -> {});

        meanwhile.set(() -> companies.change(company.id(), company.name(), company.zone(), State.SUSPENDED));
        companies.all();

        assertThat(companies.isActive(company.id())).isFalse();
    }

    @ForEachStorage
    @Proves("TEN-05")
    void supportLooksInWhileItIsAllowedReadsOnlyAndIsOutAtOnceWhenItIsNot(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        JdbcSupportAccess support = new JdbcSupportAccess(appliance.store, appliance.companies, appliance.roles, appliance.audit, appliance.clock);
        Company company = appliance.company();
        Caller owner = appliance.caller(appliance.user(company.id(), Role.OWNER));
        Caller admin = appliance.caller(appliance.user(TenantId.PLATFORM, Role.PLATFORM_ADMIN));

        assertThatThrownBy(() -> support.enter(admin, company.id(), "127.0.0.1")).isInstanceOf(RuleViolation.class).hasMessageContaining("has not allowed");
        assertThatThrownBy(() -> support.allow(owner, Duration.ofHours(73))).isInstanceOf(RuleViolation.class);

        support.allow(owner, Duration.ofHours(2));
        Sessions.SignedIn session = support.enter(admin, company.id(), "127.0.0.1");
        assertThat(support.find(session.token())).hasValueSatisfying(found -> {
            assertThat(found.caller().tenant()).isEqualTo(company.id());
            assertThat(found.caller().can("customers.read")).isTrue();
            assertThat(found.caller().permissions()).allMatch(permission -> permission.endsWith(".read")).doesNotContain("money.read");
        });
        assertThat(support.of(company.id())).hasValueSatisfying(granted -> assertThat(granted.now()).isEqualTo(1));

        appliance.clock.advance(Duration.ofHours(2));
        assertThat(support.find(session.token())).isEmpty();
        assertThat(support.of(company.id())).isEmpty();

        support.allow(owner, Duration.ofHours(1));
        Sessions.SignedIn again = support.enter(admin, company.id(), "127.0.0.1");
        support.withdraw(owner);
        assertThat(support.find(again.token())).isEmpty();
    }

    @ForEachStorage
    @Proves("TEN-04")
    void ofADeletedCompanyNobodySignsInAndItsAddressIsFreeAgain(TestStorage storage) {
        Appliance appliance = new Appliance(storage);
        Company company = appliance.company();
        User owner = appliance.user(company.id(), Role.OWNER);
        assertThat(appliance.users.isKnown(owner.email())).isTrue();

        appliance.companies.remove(company.id());
        appliance.companies.remove(company.id());

        assertThat(appliance.companies.find(company.id())).isEmpty();
        assertThat(storage.databases().exists(company.id())).isFalse();
        assertThat(appliance.users.isKnown(owner.email())).isFalse();
    }
}
