package com.plumbline.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Signing in and out. A service.
 *
 * <p>A session is an opaque random token of 256 bits, of which the table holds a hash; it ends after 12 hours without use and
 * 7 days after sign-in, whatever comes first. Signing in always makes a new one.
 */
public interface Sessions {

    /**
     * Checks e-mail and password, taking the same time whether or not there is such a user.
     *
     * @param address where the request came from, for the throttle: per account 5 failures, per address 20, then a wait that
     *                doubles from 30 seconds up to 15 minutes
     * @throws Refused {@code session.bad-credentials}, {@code session.throttled}
     */
    SignedIn signIn(String email, String password, String address);

    /** A session without a password, for the person who has just set the appliance up. */
    SignedIn open(User user, String address);

    /** The session behind a cookie, as long as it lives and its user is active. Cached for some seconds; cheap. */
    Optional<Session> find(String token);

    /** Ends it; an unknown token is no error. */
    void signOut(String token);

    /** Ends all sessions of a user, as a new password or a new role does. */
    void signOutEverywhere(String userId);

    /**
     * A living session.
     *
     * @param csrf what the console sends back in {@code X-CSRF-Token} with every write
     */
    record Session(Caller caller, User user, String csrf, Instant since) {
        @Override
        public String toString() {
            return "Session[" + caller.id() + "]";
        }
    }

    /** @param token for the cookie; shown once, never stored or logged */
    record SignedIn(String token, Session session) {
        @Override
        public String toString() {
            return session.toString();
        }
    }

    /** Signing in is refused; becomes 401, or 429 when a wait is named. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final long retryAfterSeconds;

        public Refused(String code, String message, long retryAfterSeconds) {
            super(message);
            this.code = code;
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public String code() {
            return code;
        }

        /** 0 when there is nothing to wait for. */
        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
