package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions in the platform database, remembered for a few seconds so that a request seldom asks it. */
@Component(service = {Sessions.class, DatabaseListener.class})
public class JdbcSessions implements Sessions, DatabaseListener {

    static final Duration IDLE = Duration.ofHours(12);
    static final Duration ABSOLUTE = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** How exactly the last use is stored. */
    private static final Duration USE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 20;

    private final Store store;
    private final Companies companies;
    private final RoleTable roles;
    private final Audit audit;
    private final Clock clock;
    private final Throttle throttle;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Optional<Session> session, Instant until) {}

    private record Row(UserTable.Stored user, Instant createdAt, Instant usedAt) {}

    @Activate
    public JdbcSessions(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Companies companies,
            @Reference RoleTable roles, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.companies = companies;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
        this.throttle = new Throttle(store, clock);
    }

    @Override
    public SignedIn signIn(String email, String password, String address) {
        String account = "account:" + Tokens.hash(UserTable.normal(email));
        String from = "address:" + address;
        throttle.attempt(from, FREE_PER_ADDRESS);
        throttle.attempt(account, FREE_PER_ACCOUNT);
        Optional<UserTable.Stored> stored = store.sql(TenantId.PLATFORM, connection -> UserTable.byEmail(connection, email));
        boolean right = password != null && password.length() <= 200
                && Passwords.check(password, stored.map(UserTable.Stored::passwordHash).orElse(null));
        Optional<User> user = stored.map(UserTable.Stored::user).filter(User::active).filter(this::maySignIn);
        if (!right || user.isEmpty()) {
            user.ifPresent(known -> audit.record(caller(known), null, AuditEntry.of("session.refuse", "user", known.id(), known.name(),
                    "Wrong password from " + address + ".")));
            throw new Refused("session.bad-credentials", "E-mail or password is wrong.", 0);
        }
        throttle.forgive(account, true);
        throttle.forgive(from, false);
        throttle.forgetOld();
        return open(user.get(), address);
    }

    @Override
    public SignedIn open(User user, String address) {
        String token = Tokens.make();
        Instant now = clock.instant();
        long key = Ids.parse(UserTable.PREFIX, user.id()).orElseThrow();
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_session WHERE used_at < ? OR created_at < ?", now.minus(IDLE), now.minus(ABSOLUTE));
            Sql.update(connection, "UPDATE identity_user SET last_sign_in = ? WHERE id = ?", now, key);
            return Sql.update(connection, "INSERT INTO identity_session (token_hash, user_id, created_at, used_at) VALUES (?, ?, ?, ?)",
                    Tokens.hash(token), key, now, now);
        });
        Session session = session(token, user, now);
        audit.record(session.caller(), null, AuditEntry.of("session.create", "user", user.id(), user.name(), "Signed in from " + address + "."));
        return new SignedIn(token, session);
    }

    @Override
    public Optional<Session> find(String token) {
        String hash = Tokens.hash(token);
        Instant now = clock.instant();
        Remembered known = remembered.get(hash);
        if (known == null || !now.isBefore(known.until())) {
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            known = new Remembered(load(token, hash, now), now.plus(FRESH));
            remembered.put(hash, known);
        }
        return known.session();
    }

    @Override
    public void signOut(String token) {
        String hash = Tokens.hash(token);
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_session WHERE token_hash = ?", hash));
        remembered.remove(hash);
    }

    @Override
    public void signOutEverywhere(String userId) {
        Ids.parse(UserTable.PREFIX, userId).ifPresent(key -> store.sql(TenantId.PLATFORM,
                connection -> Sql.update(connection, "DELETE FROM identity_session WHERE user_id = ?", key)));
        remembered.clear();
    }

    @Override
    public void arrived(TenantId tenant) {
        remembered.clear();
    }

    @Override
    public void dropped(TenantId tenant) {
        remembered.clear();
    }

    private Optional<Session> load(String token, String hash, Instant now) {
        return store.sql(TenantId.PLATFORM, connection -> {
            Optional<Row> row = Sql.first(connection, "SELECT " + UserTable.COLUMNS + ", s.created_at AS began_at, s.used_at"
                    + " FROM identity_session s JOIN identity_user u ON u.id = s.user_id WHERE s.token_hash = ?",
                    found -> new Row(UserTable.read(found), found.instant("began_at"), found.instant("used_at")), hash);
            Optional<Row> alive = row.filter(found -> now.isBefore(found.usedAt().plus(IDLE)) && now.isBefore(found.createdAt().plus(ABSOLUTE)))
                    .filter(found -> found.user().user().active() && maySignIn(found.user().user()));
            if (alive.isPresent() && !now.isBefore(alive.get().usedAt().plus(USE))) {
                Sql.update(connection, "UPDATE identity_session SET used_at = ? WHERE token_hash = ?", now, hash);
            }
            return alive.map(found -> session(token, found.user().user(), found.createdAt()));
        });
    }

    private boolean maySignIn(User user) {
        return user.tenant().isPlatform()
                || companies.find(user.tenant()).filter(company -> company.state() == Company.State.ACTIVE).isPresent();
    }

    private Session session(String token, User user, Instant since) {
        return new Session(caller(user), user, Tokens.derive(token, "csrf"), since);
    }

    private Caller caller(User user) {
        return new Caller(user.tenant(), Caller.Kind.USER, user.id(), user.name(), user.role(), roles.of(user.role()));
    }
}
