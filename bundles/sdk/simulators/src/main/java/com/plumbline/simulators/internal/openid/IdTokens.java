package com.plumbline.simulators.internal.openid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** ID tokens (OpenID Connect Core 1.0, 2) signed with RS256; the key is made with the first token and lives as long as the sandbox. */
final class IdTokens {

    private static final String KEY_ID = "sandbox-1";
    private static final int SECONDS = 300;

    private KeyPair key;
    private volatile Flaw flaw = Flaw.NONE;

    void set(Flaw next) {
        this.flaw = next;
    }

    /** RFC 7517. */
    ObjectNode keys() {
        RSAPublicKey open = (RSAPublicKey) key().getPublic();
        ObjectNode set = Json.object();
        set.putArray("keys").addObject().put("kty", "RSA").put("use", "sig").put("alg", "RS256").put("kid", KEY_ID)
                .put("n", base64url(unsigned(open.getModulus()))).put("e", base64url(unsigned(open.getPublicExponent())));
        return set;
    }

    String token(String issuer, Grant grant, Instant now) {
        Flaw wrong = flaw;
        Instant at = wrong == Flaw.EXPIRED ? now.minusSeconds(3L * SECONDS) : now;
        ObjectNode claims = grant.person().claims().put("iss", wrong == Flaw.ISSUER ? "https://other.example" : issuer)
                .put("aud", wrong == Flaw.AUDIENCE ? "another-client" : grant.client().id())
                .put("iat", at.getEpochSecond()).put("exp", at.plusSeconds(SECONDS).getEpochSecond());
        if (grant.nonce() != null) {
            claims.put("nonce", wrong == Flaw.NONCE ? "another-nonce" : grant.nonce());
        }
        if (wrong == Flaw.UNSIGNED) {
            return part(Json.object().put("alg", "none")) + '.' + part(claims) + '.';
        }
        String signed = part(Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", KEY_ID)) + '.' + part(claims);
        return signed + '.' + base64url(signature(signed, wrong == Flaw.KEY ? made() : key()));
    }

    private synchronized KeyPair key() {
        if (key == null) {
            key = made();
        }
        return key;
    }

    private static KeyPair made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }

    private static byte[] signature(String text, KeyPair by) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA256withRSA", impossible);
        }
    }

    private static String part(JsonNode json) {
        return base64url(Json.bytes(json));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 && bytes.length > 1 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
