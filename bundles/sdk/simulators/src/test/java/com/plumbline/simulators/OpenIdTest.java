package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pretend identity provider refuses what a real one would (RFC 6749, RFC 7636, OpenID Connect Core 1.0). */
class OpenIdTest {

    private static final String CALLBACK = "http://localhost:8080/api/session/oidc/cedar-valley/callback";
    private static final String VERIFIER = "a-verifier-of-the-application-long-enough-for-rfc-7636";

    @TempDir
    static Path data;
    private static MovingClock clock;
    private static Sandbox sandbox;
    private Vendors browser;
    private JsonNode client;

    @BeforeAll
    static void start() {
        clock = new MovingClock("2026-11-22T16:00:00Z");
        sandbox = Sandbox.start(SandboxOptions.in(data).withClock(clock));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void connect() {
        browser = new Vendors(sandbox);
        client = browser.get("/sandbox/setup/sign-on?sandbox=" + sandbox.base()).json();
    }

    @Test
    void whoSaysWhoHeIsGetsATokenThatTheKeysConfirm() throws GeneralSecurityException, IOException {
        JsonNode configuration = browser.get("/openid/.well-known/openid-configuration").json();
        assertThat(configuration.path("issuer")).isEqualTo(client.path("issuer"));
        Map<String, String> back = consented("dana@example.com");
        assertThat(back).containsEntry("state", "the state").containsEntry("iss", client.path("issuer").asText()).containsKey("code");

        JsonNode answer = redeemed(back.get("code"), VERIFIER).json();

        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        String[] token = answer.path("id_token").asText().split("\\.");
        JsonNode claims = Vendors.JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
        assertThat(claims.path("email").asText()).isEqualTo("dana@example.com");
        assertThat(claims.path("email_verified").asBoolean()).isTrue();
        assertThat(claims.path("aud")).isEqualTo(client.path("clientId"));
        assertThat(claims.path("nonce").asText()).isEqualTo("the nonce");
        assertThat(signedBy(browser.get("/openid/keys").json().at("/keys/0"), token)).isTrue();
    }

    @Test
    void aCodeIsGoodOnceForAMinuteAndForItsOwnVerifier() {
        String used = consented("dana@example.com").get("code");
        assertThat(redeemed(used, VERIFIER).status()).isEqualTo(200);
        refuses(redeemed(used, VERIFIER), 400, "invalid_grant");

        String stolen = consented("dana@example.com").get("code");
        refuses(redeemed(stolen, "another-verifier-that-is-long-enough-for-the-rule"), 400, "invalid_grant");
        refuses(redeemed(stolen, VERIFIER), 400, "invalid_grant");

        String late = consented("dana@example.com").get("code");
        clock.advance(Duration.ofSeconds(61));
        refuses(redeemed(late, VERIFIER), 400, "invalid_grant");
    }

    @Test
    void theClientProvesItselfInOneWay() {
        String id = client.path("clientId").asText();
        String secret = client.path("clientSecret").asText();
        refuses(new Vendors(sandbox).with("Authorization", basic(id, "another secret")).form("/openid/token", "grant_type", "authorization_code"), 401, "invalid_client");
        refuses(browser.form("/openid/token", "client_id", id, "client_secret", "x", "grant_type", "authorization_code"), 401, "invalid_client");
        Vendors known = new Vendors(sandbox).with("Authorization", basic(id, secret));
        refuses(known.form("/openid/token", "client_secret", secret, "grant_type", "authorization_code"), 400, "invalid_request");
        refuses(known.form("/openid/token", "grant_type", "password"), 400, "unsupported_grant_type");
        refuses(known.form("/openid/token", "grant_type", "authorization_code", "code", "x"), 400, "invalid_request");
        refuses(known.post("/openid/token", "application/json", "{}"), 400, "invalid_request");
        assertThat(browser.form("/openid/token", "client_id", id, "client_secret", secret, "grant_type", "authorization_code", "code", "x",
                "redirect_uri", CALLBACK, "code_verifier", VERIFIER).json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void whatIsWrongWithTheRequestGoesBackUnlessTheWayBackIsNotTheClients() {
        assertThat(back(asked("response_type", "token"))).containsEntry("error", "unsupported_response_type").containsEntry("state", "the state");
        assertThat(back(asked("scope", "email"))).containsEntry("error", "invalid_scope");
        assertThat(back(asked("code_challenge_method", "plain"))).containsEntry("error", "invalid_request");
        assertThat(back(asked("code_challenge", ""))).containsEntry("error", "invalid_request");
        assertThat(back(asked("prompt", "none"))).containsEntry("error", "login_required");
        assertThat(back(asked() + "&state=again")).containsEntry("error", "invalid_request");

        for (String elsewhere : new String[] {asked("redirect_uri", "https://evil.example/callback"), asked("client_id", "nobody"),
                asked("redirect_uri", CALLBACK.replace("cedar-valley", "prairie-drain"))}) {
            Vendors.Answer page = browser.get("/openid/authorize?" + elsewhere);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.raw().headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void thePersonMayCancelAndMustSayWhoHeIs() {
        assertThat(back(browser.post("/openid/authorize", "application/x-www-form-urlencoded", asked() + "&answer=no"))).containsEntry("error", "access_denied");
        Vendors.Answer unclear = browser.post("/openid/authorize", "application/x-www-form-urlencoded", asked() + "&answer=yes&email=nobody");
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.text()).contains("Type an e-mail address.");
        assertThat(browser.get("/openid/authorize?" + asked("state", "\"><script>")).text()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>");
    }

    private Map<String, String> consented(String email) {
        return back(browser.post("/openid/authorize", "application/x-www-form-urlencoded", asked() + "&answer=yes&verified=true&email=" + encoded(email)));
    }

    private Vendors.Answer redeemed(String code, String verifier) {
        return new Vendors(sandbox).with("Authorization", basic(client.path("clientId").asText(), client.path("clientSecret").asText())).form("/openid/token",
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", verifier);
    }

    /** A right request, with these names and values in turn changed. */
    private String asked(String... changes) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("response_type", "code", "client_id", client.path("clientId").asText(), "redirect_uri", CALLBACK,
                "scope", "openid email", "state", "the state", "nonce", "the nonce", "code_challenge", challenge(), "code_challenge_method", "S256"));
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i], changes[i + 1]);
        }
        return all.entrySet().stream().map(one -> one.getKey() + '=' + encoded(one.getValue())).collect(Collectors.joining("&"));
    }

    private Map<String, String> back(String asked) {
        return back(browser.get("/openid/authorize?" + asked));
    }

    private static Map<String, String> back(Vendors.Answer answer) {
        String address = answer.raw().headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.text()));
        assertThat(address).startsWith(CALLBACK + "?");
        return Arrays.stream(URI.create(address).getRawQuery().split("&")).map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    private static void refuses(Vendors.Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((encoded(id) + ':' + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean signedBy(JsonNode key, String[] token) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((token[0] + '.' + token[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token[2]));
    }

    private static BigInteger number(JsonNode encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded.asText()));
    }
}
