package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Invitations.Invitation;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class InvitationsTest {

    private static final From HERE = From.of("192.0.2.1");

    private Appliance appliance;
    private Company company;
    private Caller owner;

    private void givenAnOwner(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_throttle"));
        company = appliance.company();
        owner = appliance.caller(appliance.user(company.id(), Role.OWNER));
    }

    @ForEachStorage
    @Proves("TEN-06")
    void anInvitedPersonChoosesHisOwnPasswordAndHasTheRoleThatWasMeant(TestStorage storage) {
        givenAnOwner(storage);
        String email = appliance.email();
        Invitation invitation = appliance.invitations.invite(owner, email, "Dana Poole", Role.DISPATCHER);
        String token = appliance.letterbox.token();

        assertThat(appliance.letterbox.last().to()).isEqualTo(email);
        assertThat(appliance.letterbox.last().text()).contains("https://office.example.com/invitation#" + token, "A shop", "November 28, 2026");
        assertThat(appliance.invitations.list(company.id())).containsExactly(invitation);
        assertThat(appliance.everythingIn("identity_invitation", "token_hash")).doesNotContain(token);

        User user = appliance.invitations.accept(token, null, PASSWORD, HERE);

        assertThat(user.role()).isEqualTo(Role.DISPATCHER);
        assertThat(user.name()).isEqualTo("Dana Poole");
        assertThat(user.tenant()).isEqualTo(company.id());
        assertThat(appliance.sessions.signIn(email, PASSWORD, "192.0.2.1").token()).isNotEmpty();
        assertThat(appliance.invitations.list(company.id())).isEmpty();
        assertRefused("invitation.token", () -> appliance.invitations.accept(token, null, PASSWORD, HERE));
    }

    @ForEachStorage
    void anInvitationEndsAfterAWeekWhenWithdrawnAndWhenSentAnew(TestStorage storage) {
        givenAnOwner(storage);
        String email = appliance.email();
        appliance.invitations.invite(owner, email, "Dana", Role.CSR);
        String replaced = appliance.letterbox.token();
        Invitation second = appliance.invitations.invite(owner, email, "Dana", Role.CSR);
        String withdrawn = appliance.letterbox.token();
        assertThat(appliance.invitations.list(company.id())).containsExactly(second);
        assertRefused("invitation.token", () -> appliance.invitations.accept(replaced, null, PASSWORD, HERE));

        appliance.invitations.withdraw(owner, second.id());
        assertRefused("invitation.token", () -> appliance.invitations.accept(withdrawn, null, PASSWORD, HERE));

        appliance.invitations.invite(owner, email, "Dana", Role.CSR);
        String late = appliance.letterbox.token();
        appliance.clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertRefused("invitation.token", () -> appliance.invitations.accept(late, null, PASSWORD, HERE));
        assertThat(appliance.invitations.list(company.id())).isEmpty();
    }

    @ForEachStorage
    @Proves("TEN-01")
    void anotherCompanysInvitationIsUnknown(TestStorage storage) {
        givenAnOwner(storage);
        Invitation mine = appliance.invitations.invite(owner, appliance.email(), "Dana", Role.CSR);
        Caller stranger = appliance.caller(appliance.user(appliance.company().id(), Role.OWNER));

        assertThat(appliance.invitations.list(stranger.tenant())).isEmpty();
        assertThatThrownBy(() -> appliance.invitations.withdraw(stranger, mine.id())).isInstanceOf(NotFound.class);
        assertThat(appliance.invitations.list(company.id())).containsExactly(mine);
    }

    @ForEachStorage
    void nobodyInvitesAboveHimselfOrWhoIsAlreadyThere(TestStorage storage) {
        givenAnOwner(storage);
        User admin = appliance.user(company.id(), Role.ADMIN);

        assertRefused("user.role", () -> appliance.invitations.invite(appliance.caller(admin), appliance.email(), "Dana", Role.OWNER));
        assertRefused("user.role", () -> appliance.invitations.invite(owner, appliance.email(), "Dana", Role.PLATFORM_ADMIN));
        assertRefused("user.email-taken", () -> appliance.invitations.invite(owner, admin.email(), "Dana", Role.CSR));
        assertRefused("user.invalid", () -> appliance.invitations.invite(owner, "no address", " ", null));
        assertThat(appliance.letterbox.letters).isEmpty();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RuleViolation.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
