package com.plumbline.identity.internal;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Argon2id with 19 MB, two passes (OWASP password storage sheet, 2025). At most four at a time: each takes its 19 MB of heap. */
final class Passwords {

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID, 19);
    private static final Semaphore AT_ONCE = new Semaphore(4, true);
    private static final int LEAST = 12;
    private static final int MOST = 128;
    private static final Set<String> WELL_KNOWN = Set.of("password1234", "passwordpassword", "123456789012", "1234567890123",
            "qwertyuiop12", "qwertyuiopas", "administrator", "iloveyou1234", "letmeinletmein", "welcome12345", "changeme1234",
            "plumbline123", "plumblineplumbline", "abcdefghijkl", "abcdefghijklm", "adminadminadmin", "password12345");
    /** What a sign-in with an unknown e-mail is checked against, so that it takes as long. */
    private static final String NOBODY = hash(Tokens.make());

    private Passwords() {}

    static String hash(String password) {
        return withPermit(() -> Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult());
    }

    /** @param hash {@code null} for an unknown user: takes the same time and is never right */
    static boolean check(String password, String hash) {
        String against = hash == null ? NOBODY : hash;
        // Not withArgon2(): that checks with default parameters instead of the hash's own.
        boolean right = withPermit(() -> Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)));
        return right && hash != null;
    }

    /** What is wrong with a new password, in words for a form; {@code null} when nothing is. */
    static String weakness(String password, String email) {
        if (password == null || password.length() < LEAST) {
            return "needs at least " + LEAST + " characters";
        }
        if (password.length() > MOST) {
            return "has more than " + MOST + " characters";
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.chars().distinct().count() < 4 || WELL_KNOWN.contains(lower)) {
            return "is too easy to guess";
        }
        return email != null && lower.contains(email.toLowerCase(Locale.ROOT)) ? "must not contain the e-mail" : null;
    }

    private static <T> T withPermit(java.util.function.Supplier<T> work) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
