package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users.Change;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;

class JdbcUsersTest {

    private Appliance appliance;
    private Company company;
    private User owner;

    private void givenAnOwner(TestStorage storage) {
        appliance = new Appliance(storage);
        company = appliance.company();
        owner = appliance.user(company.id(), Role.OWNER);
    }

    @ForEachStorage
    void everyWrongFieldOfANewUserIsNamed(TestStorage storage) {
        givenAnOwner(storage);

        assertThatThrownBy(() -> create(new NewUser(" ", "no-address", null, "short"))).isInstanceOfSatisfying(RuleViolation.class,
                refused -> assertThat(refused.fields()).containsOnlyKeys("name", "email", "role", "password"));
        assertThatThrownBy(() -> create(new NewUser("A", "a@example.com", Role.CSR, "password1234"))).isInstanceOfSatisfying(RuleViolation.class,
                refused -> assertThat(refused.fields()).containsOnlyKeys("password"));
    }

    @ForEachStorage
    void anEmailIsTakenOverTheWholeAppliance(TestStorage storage) {
        givenAnOwner(storage);
        User elsewhere = appliance.user(appliance.company().id(), Role.OWNER);

        assertThatThrownBy(() -> create(new NewUser("A", elsewhere.email().toUpperCase(), Role.CSR, PASSWORD)))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("user.email-taken"));
    }

    @ForEachStorage
    @Proves("TEN-01")
    void anotherCompanysUserIsUnknown(TestStorage storage) {
        givenAnOwner(storage);
        User stranger = appliance.user(appliance.company().id(), Role.CSR);

        assertThatThrownBy(() -> appliance.users.get(company.id(), stranger.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> appliance.users.change(appliance.caller(owner), company.id(), stranger.id(), new Change("X", null, null, null)))
                .isInstanceOf(NotFound.class);
        assertThat(appliance.users.find(company.id(), null, new Page.Request(1, 50)).items()).extracting(User::id).containsExactly(owner.id());
    }

    @ForEachStorage
    void theLastOwnerStays(TestStorage storage) {
        givenAnOwner(storage);

        assertThatThrownBy(() -> change(owner, new Change(null, Role.CSR, null, null))).hasMessageContaining("active owner");
        assertThatThrownBy(() -> change(owner, new Change(null, null, false, null))).hasMessageContaining("active owner");
        assertThat(appliance.users.get(company.id(), owner.id()).role()).isEqualTo(Role.OWNER);
    }

    @ForEachStorage
    @Proves("SEC-01")
    void anAdminCannotMakeOrChangeAnOwner(TestStorage storage) {
        givenAnOwner(storage);
        Caller admin = appliance.caller(appliance.user(company.id(), Role.ADMIN));
        User csr = appliance.user(company.id(), Role.CSR);

        assertThatThrownBy(() -> appliance.users.create(admin, company.id(), new NewUser("X", appliance.email(), Role.OWNER, PASSWORD))).hasMessageContaining("owner");
        assertThatThrownBy(() -> appliance.users.change(admin, company.id(), csr.id(), new Change(null, Role.OWNER, null, null))).hasMessageContaining("owner");
        assertThatThrownBy(() -> appliance.users.change(admin, company.id(), owner.id(), new Change(null, null, null, PASSWORD + "!"))).hasMessageContaining("owner");
        assertThatThrownBy(() -> appliance.users.create(appliance.caller(owner), company.id(), new NewUser("X", appliance.email(), Role.PLATFORM_ADMIN, PASSWORD)))
                .isInstanceOf(RuleViolation.class);
        assertThat(appliance.users.change(admin, company.id(), csr.id(), new Change(null, Role.DISPATCHER, null, null)).role()).isEqualTo(Role.DISPATCHER);
    }

    @ForEachStorage
    void aSearchFindsNameAndEmailAndTakesPercentSignsLiterally(TestStorage storage) {
        givenAnOwner(storage);
        User wanted = create(new NewUser("Fifty% Off", appliance.email(), Role.CSR, PASSWORD));

        assertThat(appliance.users.find(company.id(), "ty% o", new Page.Request(1, 50)).items()).extracting(User::id).containsExactly(wanted.id());
        assertThat(appliance.users.find(company.id(), "f%f", new Page.Request(1, 50)).total()).isZero();
        assertThat(appliance.users.find(company.id(), wanted.email().substring(0, 8), new Page.Request(1, 1)).items()).hasSize(1);
    }

    private User create(NewUser user) {
        return appliance.users.create(appliance.caller(owner), company.id(), user);
    }

    private User change(User user, Change change) {
        return appliance.users.change(appliance.caller(owner), company.id(), user.id(), change);
    }
}
