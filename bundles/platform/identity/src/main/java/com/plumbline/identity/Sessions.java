package com.plumbline.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signing in and out. A service.
 *
 * <p>A session is an opaque random token of 256 bits, of which the table holds a hash; it ends after 12 hours without use and
 * 7 days after sign-in, whatever comes first, or earlier by the company's {@link SignInRules}. Signing in always makes a new one.
 */
public interface Sessions {

    /** Where one signs in. Who belongs to the other desk is unknown at this one. */
    enum Desk {
        /** People of companies. */
        COMPANY,
        /** Platform admins. */
        PLATFORM
    }

    /**
     * Where a request comes from.
     *
     * @param address for the throttle
     * @param agent   what people call it, "Firefox on Windows"; may be {@code null}
     * @param device  the token that an earlier {@link SignedIn#device} gave to this device; may be {@code null}
     */
    record From(String address, String agent, String device) {

        public static From of(String address) {
            return new From(address, null, null);
        }

        @Override
        public String toString() {
            return address;
        }
    }

    /** The second step of a sign-in: exactly one part is not {@code null}. @param passkey the browser's answer as it came */
    record Proof(String code, String recoveryCode, JsonNode passkey) {
        @Override
        public String toString() {
            return "Proof";
        }
    }

    /**
     * Checks e-mail and password, taking the same time whether or not there is such a user.
     *
     * <p>Per account 5 failures, per address 20, then a wait that doubles from 30 seconds up to 15 minutes; the tenth failure of an
     * account tells its owner by mail.
     *
     * @throws Refused            {@code session.bad-credentials}, {@code session.throttled}
     * @throws SecondFactorNeeded when the person has set one up
     */
    SignedIn signIn(Desk desk, String email, String password, From from);

    /** {@link #signIn(Desk, String, String, From)} at the company's desk. */
    default SignedIn signIn(String email, String password, String address) {
        return signIn(Desk.COMPANY, email, password, From.of(address));
    }

    /**
     * The second step, with the ticket of the first; the ticket lasts five minutes and is gone when it was right.
     *
     * @throws Refused {@code session.ticket} for a ticket that is unknown, used or too old, {@code session.bad-second-factor},
     *                 {@code session.throttled}
     */
    SignedIn second(Desk desk, String ticket, Proof proof, From from);

    /**
     * Signs in by a passkey alone, which is two factors in itself: the device, and the finger or PIN that unlocks it.
     *
     * @param ticket     of {@link Passkeys#request}
     * @param credential the browser's answer as it came
     * @throws Refused {@code session.ticket}, {@code session.bad-credentials}, {@code session.throttled}
     */
    SignedIn passkey(Desk desk, String ticket, JsonNode credential, From from);

    /**
     * A session for a person who has just proved himself in another way.
     *
     * @param how {@code password}, {@code passkey}, {@code sign-on}, {@code invitation}
     * @throws Refused {@code session.bad-credentials} when he may not sign in: inactive, or his company is
     */
    SignedIn open(User user, From from, String how);

    /** A session without a password, for the person who has just set the appliance up. */
    default SignedIn open(User user, String address) {
        return open(user, From.of(address), "password");
    }

    /** The session behind a cookie, as long as it lives and its user is active and of this desk. Cached for some seconds; cheap. */
    Optional<Session> find(Desk desk, String token);

    /** {@link #find(Desk, String)} at the company's desk. */
    default Optional<Session> find(String token) {
        return find(Desk.COMPANY, token);
    }

    /** Ends it; an unknown token is no error. */
    void signOut(String token);

    /** Ends all sessions of a user, as a new password or a new role does. */
    void signOutEverywhere(String userId);

    /** The living sessions of a user, last used first. */
    List<Living> list(String userId);

    /** Ends one of the caller's own sessions. @throws com.plumbline.kernel.NotFound {@code session.unknown} */
    void end(Caller who, String sessionId);

    /** Ends all of the caller's sessions but this one. @return how many */
    int endOthers(Caller who, String sessionId);

    /**
     * A living session.
     *
     * @param id   {@code ses_…}; not secret
     * @param csrf what the console sends back in {@code X-CSRF-Token} with every write
     * @param needsFactor whether its person has to set up a second factor before he reaches more than his own account
     */
    record Session(String id, Caller caller, User user, String csrf, Instant since, boolean needsFactor) {
        @Override
        public String toString() {
            return "Session[" + caller.id() + "]";
        }
    }

    /**
     * A session as its owner sees it.
     *
     * @param device  "Firefox on Windows"; {@code null} when unknown
     * @param lastSeen to the minute
     */
    record Living(String id, String device, String address, String how, Instant since, Instant lastSeen) {}

    /**
     * @param token  for the cookie; shown once, never stored or logged
     * @param device for a cookie of its own that outlives the session: by it the device is known the next time
     */
    record SignedIn(String token, String device, Session session) {
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

    /** The password was right, and is not enough; becomes 401 {@code session.second-factor} with ticket and methods. */
    final class SecondFactorNeeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String ticket;
        private final List<String> methods;

        public SecondFactorNeeded(String ticket, List<String> methods) {
            super("Confirm with your second factor.");
            this.ticket = ticket;
            this.methods = List.copyOf(methods);
        }

        public String ticket() {
            return ticket;
        }

        /** Of {@code totp}, {@code passkey}, {@code recovery}. */
        public List<String> methods() {
            return methods;
        }
    }
}
