package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.Desk;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Proof;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.Sessions.SecondFactorNeeded;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.User;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class PasskeysTest {

    private static final From HERE = new From("192.0.2.1", "Safari on Mac", null);

    private final SoftKey key = new SoftKey();
    private Appliance appliance;
    private User owner;
    private Caller caller;

    private void givenAnOwner(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_throttle"));
        owner = appliance.user(appliance.company().id(), Role.OWNER);
        caller = appliance.caller(owner);
    }

    private Passkeys.Passkey givenAPasskey(TestStorage storage) {
        givenAnOwner(storage);
        return appliance.passkeys.add(caller, "My laptop", key.create(appliance.passkeys.creation(caller)), HERE);
    }

    @ForEachStorage
    void aPasskeyOpensASessionWithoutAPassword(TestStorage storage) {
        Passkeys.Passkey passkey = givenAPasskey(storage);
        assertThat(passkey.name()).isEqualTo("My laptop");
        assertThat(appliance.letterbox.last().text()).contains("the passkey \"My laptop\"");

        Passkeys.Request request = appliance.passkeys.request(null, HERE);
        assertThat(request.options().path("rpId").asText()).isEqualTo("office.example.com");
        assertThat(request.options().path("userVerification").asText()).isEqualTo("required");
        SignedIn signedIn = signIn(request, key.get(request.options()));

        assertThat(signedIn.session().user().id()).isEqualTo(owner.id());
        assertThat(appliance.sessions.list(owner.id()).get(0).how()).isEqualTo("passkey");
        assertThat(appliance.passkeys.list(owner.id()).get(0).lastUsedAt()).isEqualTo(appliance.clock.instant());
    }

    @ForEachStorage
    void anAnswerIsGoodOnceAndForFiveMinutes(TestStorage storage) {
        givenAPasskey(storage);
        Passkeys.Request request = appliance.passkeys.request(null, HERE);
        JsonNode answer = key.get(request.options());
        signIn(request, answer);
        assertRefused(() -> signIn(request, answer));

        Passkeys.Request late = appliance.passkeys.request(null, HERE);
        JsonNode lateAnswer = key.get(late.options());
        appliance.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertRefused(() -> signIn(late, lateAnswer));
    }

    @ForEachStorage
    void anAnswerToAnotherChallengeFromAnotherPageWithAnotherKeyOrWithoutTheFingerIsRefused(TestStorage storage) {
        givenAPasskey(storage);
        Passkeys.Request other = appliance.passkeys.request(null, HERE);
        assertRefused(() -> signIn(appliance.passkeys.request(null, HERE), key.get(other.options())));

        key.origin = "https://office.example.com.evil.example";
        assertRefused(() -> signInWith(key));
        key.origin = "https://office.example.com";
        key.verifies = false;
        assertRefused(() -> signInWith(key));
        key.verifies = true;

        SoftKey forged = new SoftKey();
        forged.create(appliance.passkeys.creation(caller));
        assertRefused(() -> signInWith(forged));
        assertThat(signInWith(key).token()).isNotEmpty();
    }

    @ForEachStorage
    void aPasskeyIsTheSecondStepAfterThePassword(TestStorage storage) {
        givenAPasskey(storage);
        SecondFactorNeeded needed = needed();
        assertThat(needed.methods()).containsExactly("passkey");

        Passkeys.Request request = appliance.passkeys.request(needed.ticket(), HERE);
        assertThat(request.ticket()).isEqualTo(needed.ticket());
        assertThat(request.options().path("allowCredentials")).hasSize(1);
        JsonNode answer = key.get(request.options());
        SignedIn signedIn = appliance.sessions.second(Desk.COMPANY, needed.ticket(), new Proof(null, null, answer), HERE);

        assertThat(appliance.sessions.find(signedIn.token())).isPresent();
        assertThatThrownBy(() -> appliance.sessions.second(Desk.COMPANY, needed.ticket(), new Proof(null, null, answer), HERE)).isInstanceOf(Refused.class);
    }

    @ForEachStorage
    void somebodyElsesPasskeyIsNoSecondStep(TestStorage storage) {
        givenAPasskey(storage);
        SoftKey strange = new SoftKey();
        Caller stranger = appliance.caller(appliance.user(owner.tenant(), Role.OWNER));
        appliance.passkeys.add(stranger, "Mine", strange.create(appliance.passkeys.creation(stranger)), HERE);
        SecondFactorNeeded needed = needed();

        JsonNode answer = strange.get(appliance.passkeys.request(needed.ticket(), HERE).options());

        assertThatThrownBy(() -> appliance.sessions.second(Desk.COMPANY, needed.ticket(), new Proof(null, null, answer), HERE))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo("session.bad-second-factor"));
    }

    @ForEachStorage
    void aChallengeForOnePersonAddsNoPasskeyToAnother(TestStorage storage) {
        givenAnOwner(storage);
        Caller stranger = appliance.caller(appliance.user(owner.tenant(), Role.CSR));
        JsonNode credential = key.create(appliance.passkeys.creation(caller));

        assertThatThrownBy(() -> appliance.passkeys.add(stranger, "Stolen", credential, HERE)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> appliance.passkeys.add(caller, "Nonsense", com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(), HERE))
                .isInstanceOf(RuleViolation.class);
        assertThat(appliance.passkeys.list(stranger.id())).isEmpty();
    }

    @ForEachStorage
    @Proves("TEN-01")
    void aRemovedPasskeyOpensNothingAndNobodyRemovesAnothers(TestStorage storage) {
        Passkeys.Passkey passkey = givenAPasskey(storage);
        Caller stranger = appliance.caller(appliance.user(appliance.company().id(), Role.OWNER));
        assertThatThrownBy(() -> appliance.passkeys.remove(stranger, passkey.id(), HERE)).isInstanceOf(NotFound.class);

        appliance.passkeys.remove(caller, passkey.id(), HERE);

        assertThat(appliance.letterbox.subjects()).endsWith("A second factor was removed from your account");
        assertRefused(() -> signInWith(key));
        assertThat(appliance.sessions.signIn(owner.email(), PASSWORD, "192.0.2.1").token()).isNotEmpty();
    }

    private SignedIn signInWith(SoftKey with) {
        Passkeys.Request request = appliance.passkeys.request(null, HERE);
        return signIn(request, with.get(request.options()));
    }

    private SignedIn signIn(Passkeys.Request request, JsonNode answer) {
        return appliance.sessions.passkey(Desk.COMPANY, request.ticket(), answer, HERE);
    }

    private SecondFactorNeeded needed() {
        SecondFactorNeeded[] caught = new SecondFactorNeeded[1];
        assertThatThrownBy(() -> appliance.sessions.signIn(Desk.COMPANY, owner.email(), PASSWORD, HERE))
                .isInstanceOfSatisfying(SecondFactorNeeded.class, needed -> caught[0] = needed);
        return caught[0];
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo("session.bad-credentials"));
    }
}
