package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is invited, signs in with a second factor, sees his sessions, forgets his password; through the door, with the letters that arrive. */
class AccountScenarioTest {

    private static final String PASSWORD = "a-long-enough-password";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

    @TempDir
    static Path data;
    private static Demo demo;
    private static Rest owner;

    @BeforeAll
    static void start() {
        demo = Demo.in(data).start();
        owner = demo.owner();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Proves("TEN-06")
    void anInvitationMakesAPersonWhoChoseHisOwnPassword() {
        Rest dana = invited("dana@example.com", "dispatcher");

        assertThat(dana.get("/api/me").ok().path("user").path("role").asText()).isEqualTo("dispatcher");
        assertThat(dana.get("/api/invitations").code()).isEqualTo("permission.missing");
        assertThat(Rest.signIn(demo.address(), "dana@example.com", PASSWORD).get("/api/me").status()).isEqualTo(200);
    }

    @Test
    @Proves("SEC-06")
    void withCodesSetUpThePasswordAloneOpensNothing() {
        Rest erin = invited("erin@example.com", "csr");
        String secret = erin.post("/api/me/totp", null).ok().path("secret").asText();
        JsonNode confirmed = erin.post("/api/me/totp/confirmations", json("code", code(secret, 0))).ok();
        assertThat(confirmed.path("recoveryCodes")).hasSize(10);

        Rest.Answer first = demo.nobody().post("/api/session", credentials("erin@example.com", PASSWORD));
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.code()).isEqualTo("session.second-factor");
        assertThat(first.body().path("methods").toString()).isEqualTo("[\"totp\",\"recovery\"]");
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
        String ticket = first.body().path("ticket").asText();

        assertThat(demo.nobody().post("/api/session/second", json("ticket", ticket).put("code", "000000")).code()).isEqualTo("session.bad-second-factor");
        // The step after the one that was used to confirm: a code is good once.
        Rest signedIn = Rest.arrived(demo.address(), demo.nobody().post("/api/session/second", json("ticket", ticket).put("code", code(secret, 1))));
        assertThat(signedIn.get("/api/me/security").ok().path("totp").asBoolean()).isTrue();

        String recovery = confirmed.path("recoveryCodes").get(0).asText();
        String second = demo.nobody().post("/api/session", credentials("erin@example.com", PASSWORD)).body().path("ticket").asText();
        assertThat(demo.nobody().post("/api/session/second", json("ticket", second).put("recoveryCode", recovery)).status()).isEqualTo(200);
        assertThat(signedIn.get("/api/me/security").ok().path("recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(mail("erin@example.com", "second factor").path("text").asText()).contains("codes from an application");
    }

    @Test
    void aPersonSeesHisSessionsAndEndsThem() {
        Rest here = invited("finn@example.com", "csr");
        Rest there = Rest.arrived(demo.address(), demo.nobody().with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .post("/api/session", credentials("finn@example.com", PASSWORD)));
        JsonNode sessions = here.get("/api/me/security").ok().path("sessions");
        assertThat(sessions).hasSize(2);
        String other = java.util.stream.StreamSupport.stream(sessions.spliterator(), false).filter(one -> !one.path("current").asBoolean())
                .peek(one -> assertThat(one.path("device").asText()).isEqualTo("Firefox on Linux")).findFirst().orElseThrow().path("id").asText();

        assertThat(owner.delete("/api/me/sessions/" + other).code()).as("another person's").isEqualTo("session.unknown");
        assertThat(here.delete("/api/me/sessions/" + other).status()).isEqualTo(204);

        assertThat(there.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(mail("finn@example.com", "New sign-in").path("text").asText()).contains("Firefox on Linux");
    }

    @Test
    void aForgottenPasswordIsSetByTheMailedLinkAndNobodyLearnsWhoIsThere() {
        Rest before = invited("gray@example.com", "csr");
        Rest.Answer known = demo.nobody().post("/api/password-resets", json("email", "gray@example.com"));
        Rest.Answer unknown = demo.nobody().post("/api/password-resets", json("email", "nobody@example.com"));
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.text()).isEqualTo(unknown.text());

        String token = token(mail("gray@example.com", "new password"));
        assertThat(demo.nobody().post("/api/password-resets/confirmations", json("token", token).put("password", "short")).status()).isEqualTo(422);
        assertThat(demo.nobody().post("/api/password-resets/confirmations", json("token", token).put("password", "quite another password")).status()).isEqualTo(204);

        assertThat(before.get("/api/me").status()).isEqualTo(401);
        assertThat(demo.nobody().post("/api/password-resets/confirmations", json("token", token).put("password", "quite another password")).code()).isEqualTo("reset.token");
        assertThat(demo.nobody().post("/api/session", credentials("gray@example.com", PASSWORD)).code()).isEqualTo("session.bad-credentials");
        Rest after = Rest.signIn(demo.address(), "gray@example.com", "quite another password");

        assertThat(after.put("/api/me/password", json("current", "wrong one here").put("password", PASSWORD)).code()).isEqualTo("password.wrong");
        assertThat(after.put("/api/me/password", json("current", "quite another password").put("password", PASSWORD)).status()).isEqualTo(204);
        assertThat(after.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void passkeysAreAskedForAndNonsenseIsRefused() {
        Rest hale = invited("hale@example.com", "csr");
        JsonNode options = hale.post("/api/me/passkeys/options", null).ok();
        assertThat(options.path("challenge").asText()).hasSizeGreaterThan(40);
        assertThat(options.path("user").path("name").asText()).isEqualTo("hale@example.com");
        ObjectNode nonsense = json("name", "Mine");
        nonsense.putObject("credential").put("id", "x");
        assertThat(hale.post("/api/me/passkeys", nonsense).code()).isEqualTo("passkey.invalid");

        JsonNode request = demo.nobody().post("/api/session/passkey/options", Rest.JSON.createObjectNode()).ok();
        ObjectNode answer = json("ticket", request.path("ticket").asText());
        answer.putObject("credential").put("id", "x");
        assertThat(demo.nobody().post("/api/session/passkey", answer).code()).isEqualTo("session.bad-credentials");
    }

    @Test
    @Proves("TEN-01")
    void aTokenForProgramsCannotTouchAnAccount() {
        String secret = owner.post("/api/tokens", json("name", "A program").put("role", "admin")).ok().path("secret").asText();
        Rest program = Rest.token(demo.address(), secret);
        for (String path : List.of("/api/me/totp", "/api/me/passkeys/options")) {
            assertThat(program.post(path, null).code()).as(path).isEqualTo("session.person-only");
        }
        assertThat(program.get("/api/me/security").code()).isEqualTo("session.person-only");
        assertThat(program.delete("/api/me/sessions").code()).isEqualTo("session.person-only");
    }

    @Test
    void onlyAnOwnerChoosesTheIdentityProviderAndOneThatDoesNotAnswerIsNotTaken() {
        Rest admin = invited("ivy@example.com", "admin");
        assertThat(admin.get("/api/company/sign-on").code()).isEqualTo("permission.missing");
        assertThat(owner.get("/api/company/sign-on").ok().path("clientSecret").path("set").asBoolean()).isFalse();
        ObjectNode wanted = json("issuer", "http://127.0.0.1:9").put("clientId", "x").put("clientSecret", "y");
        wanted.putArray("domains").add("example.com");
        assertThat(owner.put("/api/company/sign-on", wanted).body().path("fields").has("issuer")).isTrue();
        assertThat(demo.nobody().get("/api/session/oidc").ok().path("items")).isEmpty();
        assertThat(demo.nobody().get("/api/session/oidc/nowhere/start").headers().firstValue("Location").orElse("")).as("by the name that the cookie is kept for")
                .isEqualTo("http://localhost:" + demo.address().getPort() + "/api/session/oidc/nowhere/start");
        assertThat(demo.nobody().get("/api/session/oidc/nowhere/callback?code=x&state=y").headers().firstValue("Location").orElse("")).contains("/sign-in?problem=sign-on.ticket");
    }

    private static Rest invited(String email, String role) {
        owner.post("/api/invitations", json("email", email).put("name", "A " + role).put("role", role)).ok();
        return Rest.arrived(demo.address(), demo.nobody().post("/api/invitations/acceptances", json("token", token(mail(email, "invites you"))).put("password", PASSWORD)));
    }

    private static JsonNode mail(String to, String subject) {
        return await("a mail to " + to + " about " + subject).atMost(SOON).until(() -> Steps.items(demo.sandbox().rest().get("/sandbox/mails?to=" + to).ok()).stream()
                .filter(one -> one.path("subject").asText().contains(subject)).findFirst().orElse(null), Objects::nonNull);
    }

    private static String token(JsonNode mail) {
        Matcher matcher = TOKEN.matcher(mail.path("text").asText());
        assertThat(matcher.find()).as(mail.path("text").asText()).isTrue();
        return matcher.group(1);
    }

    private static ObjectNode credentials(String email, String password) {
        return json("email", email).put("password", password);
    }

    private static ObjectNode json(String name, String value) {
        return Rest.JSON.createObjectNode().put(name, value);
    }

    /** What an application on the phone shows, so many steps of 30 seconds from now (RFC 6238). */
    private static String code(String secret, int away) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(base32(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30 + away).array());
            return String.format("%06d", (ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] base32(String text) {
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        for (char each : text.toCharArray()) {
            number = number.shiftLeft(5).add(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each)));
        }
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[text.length() * 5 / 8];
        int length = Math.min(fixed.length, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }
}
