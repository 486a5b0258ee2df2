package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.upokecenter.cbor.CBORObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** An authenticator and the browser before it: a real P-256 key that really signs, ES256, as WebAuthn level 2 says in 6.1 and 6.5. */
final class SoftKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private byte[] handle;
    private int signatures;
    String origin = "https://office.example.com";
    boolean verifies = true;

    SoftKey() {
        try {
            new SecureRandom().nextBytes(id);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code navigator.credentials.create}. */
    JsonNode create(JsonNode options) {
        handle = decode(options.path("user").path("id").asText());
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] cose = CBORObject.NewOrderedMap().Add(1, 2).Add(3, -7).Add(-1, 1)
                .Add(-2, unsigned(key.getW().getAffineX())).Add(-3, unsigned(key.getW().getAffineY())).EncodeToBytes();
        byte[] attested = ByteBuffer.allocate(18 + id.length + cose.length).put(new byte[16]).putShort((short) id.length).put(id).put(cose).array();
        byte[] data = authenticatorData(options.path("rp").path("id").asText(), ATTESTED, attested);
        byte[] attestation = CBORObject.NewOrderedMap().Add("fmt", "none").Add("attStmt", CBORObject.NewMap()).Add("authData", data).EncodeToBytes();
        ObjectNode credential = credential();
        ((ObjectNode) credential.path("response")).put("clientDataJSON", encode(clientData("webauthn.create", options.path("challenge").asText())))
                .put("attestationObject", encode(attestation)).putArray("transports").add("internal");
        return credential;
    }

    /** {@code navigator.credentials.get}. */
    JsonNode get(JsonNode options) {
        signatures++;
        byte[] client = clientData("webauthn.get", options.path("challenge").asText());
        byte[] data = authenticatorData(options.path("rpId").asText(), 0, new byte[0]);
        ObjectNode credential = credential();
        ((ObjectNode) credential.path("response")).put("clientDataJSON", encode(client)).put("authenticatorData", encode(data))
                .put("signature", encode(sign(data, sha256(client)))).put("userHandle", encode(handle));
        return credential;
    }

    private ObjectNode credential() {
        ObjectNode credential = JSON.createObjectNode().put("id", encode(id)).put("rawId", encode(id)).put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        credential.putObject("clientExtensionResults");
        credential.putObject("response");
        return credential;
    }

    private byte[] authenticatorData(String party, int flags, byte[] rest) {
        return ByteBuffer.allocate(37 + rest.length).put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (flags | PRESENT | (verifies ? VERIFIED : 0))).putInt(signatures).put(rest).array();
    }

    private byte[] clientData(String type, String challenge) {
        return JSON.createObjectNode().put("type", type).put("challenge", challenge).put("origin", origin).put("crossOrigin", false).toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sign(byte[] data, byte[] hash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
