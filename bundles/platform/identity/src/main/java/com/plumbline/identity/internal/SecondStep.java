package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Proof;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.Sessions.SecondFactorNeeded;
import com.plumbline.identity.User;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Between the password and the session, for who has set up more than a password. */
@Component(service = SecondStep.class)
public class SecondStep {

    private static final Duration GOOD = Duration.ofMinutes(5);
    private static final int FREE = 5;

    private final Store store;
    private final JdbcSecondFactors factors;
    private final JdbcPasskeys passkeys;
    private final Tickets tickets;
    private final Throttle throttle;

    /** @param how for the session: {@code totp}, {@code recovery}, {@code passkey} */
    record Outcome(User user, boolean right, String how) {}

    @Activate
    public SecondStep(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference JdbcSecondFactors factors,
            @Reference JdbcPasskeys passkeys, @Reference Clock clock) {
        this.store = store;
        this.factors = factors;
        this.passkeys = passkeys;
        this.tickets = new Tickets(clock);
        this.throttle = new Throttle(store, clock);
    }

    /** What is still to be proved, with a ticket for it; empty when the password was all there is. */
    Optional<SecondFactorNeeded> ticketFor(User user) {
        long key = UserTable.key(user.id());
        return store.sql(TenantId.PLATFORM, connection -> {
            List<String> methods = methods(connection, key);
            return methods.isEmpty() ? Optional.empty()
                    : Optional.of(new SecondFactorNeeded(tickets.issue(connection, Tickets.Purpose.SECOND_STEP, key, null, GOOD), methods));
        });
    }

    /** Whether the password is all there is. */
    boolean none(Connection connection, User user) {
        return methods(connection, UserTable.key(user.id())).isEmpty();
    }

    /**
     * The person whose passkey it is.
     *
     * @throws Refused {@code session.bad-credentials}, {@code session.throttled}
     */
    User provePasskey(String ticket, JsonNode credential, From from, Predicate<User> welcome) {
        String address = "address:" + from.address();
        throttle.attempt(address, PasswordCheck.FREE_PER_ADDRESS);
        User user = passkeys.proves(ticket, Tickets.Purpose.PASSKEY_SIGN_IN, credential)
                .flatMap(key -> store.sql(TenantId.PLATFORM, connection -> UserTable.byKey(connection, key))).map(UserTable.Stored::user).filter(welcome)
                .orElseThrow(() -> new Refused("session.bad-credentials", "This passkey does not open an account here. Try again, or sign in with your password.", 0));
        throttle.forgive(address, false);
        throttle.forgive("passkey-options:" + from.address(), true);
        return user;
    }

    /** @throws Refused {@code session.ticket}, {@code session.throttled} */
    Outcome prove(String ticket, Proof proof, From from, Predicate<User> welcome) {
        String address = "address:" + from.address();
        throttle.attempt(address, PasswordCheck.FREE_PER_ADDRESS);
        User user = store.sql(TenantId.PLATFORM, connection -> tickets.look(connection, Tickets.Purpose.SECOND_STEP, ticket)
                .flatMap(found -> UserTable.byKey(connection, found.user())).map(UserTable.Stored::user)).filter(welcome)
                .orElseThrow(() -> new Refused("session.ticket", "This took too long. Begin the sign-in again.", 0));
        String account = "second:" + user.id();
        throttle.attempt(account, FREE);
        long key = UserTable.key(user.id());
        // The library reads by itself, so a passkey is judged before the transaction that uses the ticket up.
        boolean byPasskey = proof.passkey() != null && passkeys.proves(ticket, Tickets.Purpose.SECOND_STEP, answer(proof.passkey())).filter(whose -> whose == key).isPresent();
        boolean right = store.sql(TenantId.PLATFORM, connection -> (byPasskey || proves(connection, key, proof))
                && tickets.take(connection, Tickets.Purpose.SECOND_STEP, ticket).isPresent());
        if (right) {
            throttle.forgive(account, true);
            throttle.forgive(address, false);
        }
        return new Outcome(user, right, byPasskey ? "passkey" : proof.code() != null ? "totp" : "recovery");
    }

    private List<String> methods(Connection connection, long user) {
        List<String> methods = new ArrayList<>();
        if (factors.active(connection, user)) {
            methods.add("totp");
        }
        if (PasskeyTable.count(connection, user) > 0) {
            methods.add("passkey");
        }
        if (!methods.isEmpty() && RecoveryCodes.left(connection, user) > 0) {
            methods.add("recovery");
        }
        return methods;
    }

    /** The console sends the browser's answer together with the ticket. */
    private static JsonNode answer(JsonNode passkey) {
        return passkey.has("credential") ? passkey.path("credential") : passkey;
    }

    private boolean proves(Connection connection, long user, Proof proof) {
        return proof.code() != null ? factors.proves(connection, user, proof.code())
                : proof.recoveryCode() != null && RecoveryCodes.use(connection, user, proof.recoveryCode());
    }
}
