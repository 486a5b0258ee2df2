package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.OwnPassword;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes and resets of passwords by their owners. */
@Component(service = OwnPassword.class)
public class JdbcOwnPassword implements OwnPassword {

    private static final Duration GOOD = Duration.ofHours(1);
    private static final int FREE_PER_EMAIL = 5;

    private final Store store;
    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final Letters letters;
    private final Audit audit;
    private final Clock clock;
    private final Executor background;
    private final Tickets tickets;
    private final Throttle throttle;

    @Activate
    public JdbcOwnPassword(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference PasswordCheck passwords,
            @Reference Sessions sessions, @Reference Letters letters, @Reference Audit audit, @Reference Clock clock,
            @Reference Background background) {
        this(store, passwords, sessions, letters, audit, clock, (Executor) background);
    }

    JdbcOwnPassword(Store store, PasswordCheck passwords, Sessions sessions, Letters letters, Audit audit, Clock clock, Executor background) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
        this.background = background;
        this.tickets = new Tickets(clock);
        this.throttle = new Throttle(store, clock);
    }

    @Override
    public void change(Caller who, String current, String password, String keep, From from) {
        User user = passwords.confirm(who, current, "current", from);
        String hash = hash(password, user.email());
        store.sql(TenantId.PLATFORM, connection -> {
            set(connection, user, hash, from, "Your other sessions were ended.");
            return null;
        });
        sessions.endOthers(who, keep);
        audit.record(who, null, AuditEntry.of("user.password", "user", user.id(), user.name(), "Changed his own password."));
    }

    @Override
    public void forgotten(String email, From from) {
        throttle.attempt("reset-address:" + from.address(), PasswordCheck.FREE_PER_ADDRESS);
        throttle.attempt("reset:" + Tokens.hash(UserTable.normal(email)), FREE_PER_EMAIL);
        background.execute(() -> store.sql(TenantId.PLATFORM, connection -> {
            UserTable.byEmail(connection, email).map(UserTable.Stored::user).filter(User::active).ifPresent(user -> link(connection, user));
            return null;
        }));
    }

    @Override
    public void reset(String token, String password, From from) {
        throttle.attempt("reset-token:" + from.address(), PasswordCheck.FREE_PER_ADDRESS);
        User user = store.sql(TenantId.PLATFORM, connection -> tickets.look(connection, Tickets.Purpose.RESET, token)
                .flatMap(found -> UserTable.byKey(connection, found.user())).map(UserTable.Stored::user)).filter(User::active)
                .orElseThrow(JdbcOwnPassword::badToken);
        String hash = hash(password, user.email());
        store.sql(TenantId.PLATFORM, connection -> {
            tickets.take(connection, Tickets.Purpose.RESET, token).orElseThrow(JdbcOwnPassword::badToken);
            set(connection, user, hash, from, "It was done by a link that was sent to you. All sessions were ended.");
            return null;
        });
        throttle.forgive("reset-token:" + from.address(), false);
        sessions.signOutEverywhere(user.id());
        Caller self = new Caller(user.tenant(), Caller.Kind.USER, user.id(), user.name(), user.role(), Set.of());
        audit.record(self, null, AuditEntry.of("user.password", "user", user.id(), user.name(), "Set a new password by a mailed link."));
    }

    private void link(Connection connection, User user) {
        tickets.cancel(connection, Tickets.Purpose.RESET, UserTable.key(user.id()));
        String token = tickets.issue(connection, Tickets.Purpose.RESET, UserTable.key(user.id()), null, GOOD);
        letters.link(connection, Letters.Kind.RESET, user.tenant(), user.email(), user.name(), "/reset#" + token, "", clock.instant().plus(GOOD));
    }

    private void set(Connection connection, User user, String hash, From from, String what) {
        Sql.update(connection, "UPDATE identity_user SET password = ? WHERE id = ?", hash, UserTable.key(user.id()));
        tickets.cancel(connection, Tickets.Purpose.RESET, UserTable.key(user.id()));
        tickets.cancel(connection, Tickets.Purpose.SECOND_STEP, UserTable.key(user.id()));
        letters.notice(connection, Letters.Kind.PASSWORD_CHANGED, user, from, what);
    }

    /** Before the transaction: it takes a tenth of a second on purpose. */
    private static String hash(String password, String email) {
        return Passwords.hash(JdbcUsers.checkedPassword(password, email));
    }

    private static RuleViolation badToken() {
        return new RuleViolation("reset.token", "This link is not, or no longer, good. Ask for a new one.");
    }
}
