package com.plumbline.identity.internal;

import static com.plumbline.identity.internal.Appliance.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.SecondFactors;
import com.plumbline.identity.Sessions.Desk;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Proof;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.Sessions.SecondFactorNeeded;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.User;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {

    private static final From HERE = new From("192.0.2.1", "Firefox on Windows", null);

    private Appliance appliance;
    private User owner;
    private Caller caller;
    private String secret;
    private List<String> recovery;

    private void givenAnOwnerWithCodes(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_throttle"));
        owner = appliance.user(appliance.company().id(), Role.OWNER);
        caller = appliance.caller(owner);
        SecondFactors.Seed seed = appliance.factors.begin(caller);
        secret = seed.secret();
        assertThat(seed.uri()).startsWith("otpauth://totp/Plumbline:" + owner.email().replace("@", "%40") + "?secret=" + secret);
        assertThat(signIn().token()).as("not confirmed, not asked for").isNotEmpty();
        recovery = appliance.factors.confirm(caller, code(), HERE);
        nextStep();
    }

    /** RFC 6238, appendix B, the SHA-1 column. */
    @Test
    void theCodesAreThoseOfTheStandard() {
        byte[] seed = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(seed, 59 / 30, 8)).isEqualTo("94287082");
        assertThat(Totp.code(seed, 1111111109L / 30, 8)).isEqualTo("07081804");
        assertThat(Totp.code(seed, 1111111111L / 30, 8)).isEqualTo("14050471");
        assertThat(Totp.code(seed, 1234567890L / 30, 8)).isEqualTo("89005924");
        assertThat(Totp.code(seed, 2000000000L / 30, 8)).isEqualTo("69279037");
        assertThat(Totp.code(seed, 20000000000L / 30, 8)).isEqualTo("65353130");
        assertThat(Base32.of("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.bytes("MZXW6YTBOI")).isEqualTo("foobar".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aCodeOfTheStepBeforeOrAfterIsTakenAndNoOther() {
        byte[] seed = Base32.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Instant now = Instant.parse("2026-11-21T09:00:00Z");
        long step = now.getEpochSecond() / 30;
        for (int away = -3; away <= 3; away++) {
            assertThat(Totp.step(seed, Totp.code(seed, step + away, 6), now, 0).isPresent()).as("%s steps away", away).isEqualTo(Math.abs(away) <= 1);
        }
    }

    @ForEachStorage
    void thePasswordAloneNoLongerOpensASession(TestStorage storage) {
        givenAnOwnerWithCodes(storage);

        SecondFactorNeeded needed = needed();

        assertThat(needed.methods()).containsExactly("totp", "recovery");
        SignedIn signedIn = second(needed.ticket(), new Proof(code(), null, null));
        assertThat(appliance.sessions.find(signedIn.token())).isPresent();
        assertThat(appliance.sessions.list(owner.id()).get(0).how()).isEqualTo("totp");
        assertRefused("session.ticket", () -> second(needed.ticket(), new Proof(code(), null, null)));
    }

    @ForEachStorage
    void aCodeIsGoodOnceAndATicketForFiveMinutes(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        String code = code();
        second(needed().ticket(), new Proof(code, null, null));

        String ticket = needed().ticket();
        assertRefused("session.bad-second-factor", () -> second(ticket, new Proof(code, null, null)));
        appliance.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertRefused("session.ticket", () -> second(ticket, new Proof(code(), null, null)));
    }

    @ForEachStorage
    void guessingTheCodeHasToWait(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        String ticket = needed().ticket();
        for (int i = 0; i < 5; i++) {
            assertRefused("session.bad-second-factor", () -> second(ticket, new Proof("000000", null, null)));
        }

        assertRefused("session.throttled", () -> second(ticket, new Proof(code(), null, null)));
        assertRefused("session.throttled", () -> second(needed().ticket(), new Proof(code(), null, null)));
    }

    @ForEachStorage
    void aRecoveryCodeOpensOnceHoweverItIsTyped(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates().allMatch(one -> one.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        String typed = recovery.get(3).toUpperCase().replace('-', ' ');

        second(needed().ticket(), new Proof(null, typed, null));

        assertThat(appliance.factors.standing(owner.id())).isEqualTo(new SecondFactors.Standing(true, 9));
        assertRefused("session.bad-second-factor", () -> second(needed().ticket(), new Proof(null, typed, null)));
    }

    @ForEachStorage
    void newRecoveryCodesReplaceTheOldOnesAndNeedThePassword(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        assertThatThrownBy(() -> appliance.factors.renewRecoveryCodes(caller, "wrong", HERE)).isInstanceOf(RuleViolation.class);

        List<String> fresh = appliance.factors.renewRecoveryCodes(caller, PASSWORD, HERE);

        assertRefused("session.bad-second-factor", () -> second(needed().ticket(), new Proof(null, recovery.get(0), null)));
        assertThat(second(needed().ticket(), new Proof(null, fresh.get(0), null)).token()).isNotEmpty();
    }

    @ForEachStorage
    void takingItAwayNeedsThePasswordAndIsTold(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        assertThatThrownBy(() -> appliance.factors.begin(caller)).hasMessageContaining("Remove them first");
        assertThatThrownBy(() -> appliance.factors.remove(caller, "wrong", HERE)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(this::signIn).isInstanceOf(SecondFactorNeeded.class);

        appliance.factors.remove(caller, PASSWORD, HERE);

        assertThat(signIn().token()).isNotEmpty();
        assertThat(appliance.factors.standing(owner.id())).isEqualTo(new SecondFactors.Standing(false, 0));
        assertThat(appliance.letterbox.subjects()).contains("Your account has a new second factor", "A second factor was removed from your account");
    }

    @ForEachStorage
    @Proves("SEC-07")
    void anOwnerHelpsWhoLostEverythingAndItIsTold(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        Caller admin = appliance.caller(appliance.user(owner.tenant(), Role.ADMIN));
        Caller stranger = appliance.caller(appliance.user(appliance.company().id(), Role.OWNER));
        Caller colleague = appliance.caller(appliance.user(owner.tenant(), Role.OWNER));
        assertThatThrownBy(() -> appliance.factors.help(admin, owner.id(), HERE)).hasMessageContaining("owner");
        assertThatThrownBy(() -> appliance.factors.help(stranger, owner.id(), HERE)).isInstanceOf(com.plumbline.kernel.NotFound.class);

        appliance.factors.help(colleague, owner.id(), HERE);

        assertThat(signIn().token()).isNotEmpty();
        assertThat(appliance.letterbox.subjects()).contains("A second factor was removed from your account");
        assertThat(appliance.audit.find(owner.tenant(), new com.plumbline.identity.Audit.Question(null, "second-factors.remove", null, null),
                new com.plumbline.kernel.Page.Request(1, 10)).total()).isEqualTo(1);
    }

    @ForEachStorage
    @Proves("SEC-06")
    void neitherSeedNorRecoveryCodeNorTicketIsInTheDatabase(TestStorage storage) {
        givenAnOwnerWithCodes(storage);
        String ticket = needed().ticket();

        String stored = appliance.everythingIn("identity_totp", "seed") + appliance.everythingIn("identity_recovery_code", "code_hash", "salt")
                + appliance.everythingIn("identity_ticket", "token_hash", "detail");

        assertThat(stored).doesNotContain(secret, ticket);
        recovery.forEach(code -> assertThat(stored).doesNotContain(code).doesNotContain(code.replace("-", "")));
    }

    private SignedIn signIn() {
        return appliance.sessions.signIn(Desk.COMPANY, owner.email(), PASSWORD, HERE);
    }

    private SecondFactorNeeded needed() {
        SecondFactorNeeded[] caught = new SecondFactorNeeded[1];
        assertThatThrownBy(this::signIn).isInstanceOfSatisfying(SecondFactorNeeded.class, needed -> caught[0] = needed);
        return caught[0];
    }

    private SignedIn second(String ticket, Proof proof) {
        return appliance.sessions.second(Desk.COMPANY, ticket, proof, HERE);
    }

    private String code() {
        return Totp.code(Base32.bytes(secret), appliance.clock.instant().getEpochSecond() / 30, 6);
    }

    private void nextStep() {
        appliance.clock.advance(Duration.ofSeconds(60));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
