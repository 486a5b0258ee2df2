package com.plumbline.identity.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The one place where a password is compared: throttled by account and address, in the same time for somebody and nobody. The
 * tenth failure of an account locks it for 15 minutes and tells its owner.
 */
@Component(service = PasswordCheck.class)
public class PasswordCheck {

    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 20;
    private static final int LOCKED = 10;

    private final Store store;
    private final Letters letters;
    private final Executor background;
    private final Throttle throttle;

    /**
     * @param accepted the user, when the password is his and he is welcome
     * @param known    the user with this e-mail, whatever was wrong; for the trail only
     */
    record Outcome(Optional<User> accepted, Optional<User> known) {}

    @Activate
    public PasswordCheck(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Letters letters,
            @Reference Background background, @Reference Clock clock) {
        this(store, letters, (Executor) background, clock);
    }

    PasswordCheck(Store store, Letters letters, Executor background, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.background = background;
        this.throttle = new Throttle(store, clock);
    }

    /**
     * @param welcome asked only about the user whose password it is; the answer does not show
     * @throws Sessions.Refused {@code session.throttled}
     */
    Outcome check(String email, String password, From from, Predicate<User> welcome) {
        String account = "account:" + Tokens.hash(UserTable.normal(email));
        String address = "address:" + from.address();
        throttle.attempt(address, FREE_PER_ADDRESS);
        int attempts = throttle.attempt(account, FREE_PER_ACCOUNT);
        Optional<UserTable.Stored> stored = store.sql(TenantId.PLATFORM, connection -> UserTable.byEmail(connection, email));
        boolean right = password != null && password.length() <= 200
                && Passwords.check(password, stored.map(UserTable.Stored::passwordHash).orElse(null));
        Optional<User> known = stored.map(UserTable.Stored::user);
        if (right && known.filter(welcome).isPresent()) {
            throttle.forgive(account, true);
            throttle.forgive(address, false);
            throttle.forgetOld();
            return new Outcome(known, known);
        }
        if (attempts == LOCKED) {
            known.filter(User::active).ifPresent(user -> background.execute(() -> store.sql(TenantId.PLATFORM, connection -> {
                letters.notice(connection, Letters.Kind.LOCKED_OUT, user, from, "");
                return null;
            })));
        }
        return new Outcome(Optional.empty(), known);
    }

    /** Asks a signed-in person for his password again. @throws RuleViolation {@code password.wrong} for the field */
    User confirm(Caller who, String password, String field, From from) {
        UserTable.Stored me = store.sql(TenantId.PLATFORM, connection -> UserTable.byKey(connection, UserTable.key(who.id()))).orElseThrow();
        return check(me.user().email(), password, from, User::active).accepted()
                .orElseThrow(() -> new RuleViolation("password.wrong", "That is not your password.", Map.of(field, "is wrong")));
    }
}
