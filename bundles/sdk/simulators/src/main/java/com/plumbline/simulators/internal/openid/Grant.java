package com.plumbline.simulators.internal.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a code stands for, from the page to the token. */
record Grant(Client client, String redirectUri, String nonce, String challenge, Person person, Instant at) {

    /** RFC 6749 4.1.2 recommends ten minutes at most. */
    private static final Duration GOOD = Duration.ofMinutes(1);

    /** Whether this client may have the token for it, now, from there, with this proof of RFC 7636. */
    boolean redeemable(Client by, String from, String verifier, Instant now) {
        return client.id().equals(by.id()) && redirectUri.equals(from) && now.isBefore(at.plus(GOOD)) && challenge.equals(challengeOf(verifier));
    }

    private static String challengeOf(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
