package com.plumbline.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random tokens, and the hash of them that a table may hold: with 256 random bits, a plain SHA-256 cannot be turned back. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 256 random bits in 43 URL-safe characters. */
    static String make() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    /** 32 random bytes. */
    static byte[] random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 64 hexadecimal digits. */
    static String hash(String token) {
        return HexFormat.of().formatHex(digest(token));
    }

    /** In a time that does not tell where they differ. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(digest(a), digest(b));
    }

    /** A second token that follows from the first, without telling it. */
    static String derive(String token, String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(purpose + ':' + token));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
