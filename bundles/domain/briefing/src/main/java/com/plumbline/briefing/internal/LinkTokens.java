package com.plumbline.briefing.internal;

import com.plumbline.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of links: 24 random characters (120 bits) and 8 of signature over them and the company. The signature finds the
 * company without a look into any database, and turns away what was never ours; what a token opens stands beside its hash.
 */
final class LinkTokens {

    static final int LENGTH = 32;

    private static final int RANDOM_BYTES = 15;
    private static final int SIGNATURE_BYTES = 5;
    private static final int RANDOM_LENGTH = 24;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    LinkTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    String next(TenantId tenant) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = text(bytes);
        return secret + signature(tenant, secret);
    }

    /** The company that a token was made for; empty for what was not made here. */
    Optional<TenantId> tenant(String token, Collection<TenantId> companies) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        String secret = token.substring(0, RANDOM_LENGTH);
        byte[] given = token.substring(RANDOM_LENGTH).getBytes(StandardCharsets.UTF_8);
        return companies.stream()
                .filter(tenant -> MessageDigest.isEqual(given, signature(tenant, secret).getBytes(StandardCharsets.UTF_8))).findFirst();
    }

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private String signature(TenantId tenant, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal((tenant + "/" + secret).getBytes(StandardCharsets.UTF_8));
            byte[] head = new byte[SIGNATURE_BYTES];
            System.arraycopy(full, 0, head, 0, SIGNATURE_BYTES);
            return text(head);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    /** Five bits a character; lengths are multiples of five bytes, so nothing is left over. */
    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xFF);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((held >> (bits - 5)) & 31));
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
