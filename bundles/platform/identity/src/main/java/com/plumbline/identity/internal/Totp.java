package com.plumbline.identity.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds. Source: RFC 6238 over RFC 4226, with SHA-1 as every application expects. */
final class Totp {

    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    /** One step either way: clocks differ, and typing takes time (RFC 6238, 5.2). */
    private static final int SLACK = 1;

    private Totp() {}

    /**
     * The step that a code belongs to, when it is one of now.
     *
     * @param after codes of this step and earlier ones are used up
     */
    static OptionalLong step(byte[] seed, String code, Instant now, long after) {
        long current = now.getEpochSecond() / SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - SLACK; step <= current + SLACK; step++) {
            // Every step is compared, so that the time tells nothing.
            boolean same = MessageDigest.isEqual(code(seed, step, DIGITS).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            found = same && step > after ? OptionalLong.of(step) : found;
        }
        return found;
    }

    static String code(byte[] seed, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }
}
