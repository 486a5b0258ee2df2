package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.SignInRules;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions in the platform database, remembered for a few seconds so that a request seldom asks it. */
@Component(service = {Sessions.class, DatabaseListener.class, CompanyListener.class})
public class JdbcSessions implements Sessions, DatabaseListener, CompanyListener {

    private static final String PREFIX = "ses";
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** How exactly the last use is stored. */
    private static final Duration USE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Store store;
    private final Companies companies;
    private final RoleTable roles;
    private final Audit audit;
    private final Clock clock;
    private final PasswordCheck passwords;
    private final SecondStep secondStep;
    private final Letters letters;
    private final Executor background;
    private final KnownDevices devices;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Optional<Session> session, Instant until) {}

    private record Opened(String device, boolean needsFactor) {}

    private record Row(long id, UserTable.Stored user, String how, Instant createdAt, Instant usedAt) {}

    @Activate
    public JdbcSessions(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Companies companies,
            @Reference RoleTable roles, @Reference Audit audit, @Reference Clock clock, @Reference PasswordCheck passwords,
            @Reference SecondStep secondStep, @Reference Letters letters, @Reference Background background) {
        this(store, companies, roles, audit, clock, passwords, secondStep, letters, (Executor) background);
    }

    JdbcSessions(Store store, Companies companies, RoleTable roles, Audit audit, Clock clock, PasswordCheck passwords, SecondStep secondStep,
            Letters letters, Executor background) {
        this.store = store;
        this.companies = companies;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.letters = letters;
        this.background = background;
        this.devices = new KnownDevices(clock);
    }

    @Override
    public SignedIn signIn(Desk desk, String email, String password, From from) {
        PasswordCheck.Outcome outcome = passwords.check(email, password, from, user -> isOf(desk, user) && maySignIn(user));
        if (outcome.accepted().isEmpty()) {
            outcome.known().filter(User::active).ifPresent(known -> refusedFor(known, "Wrong password from " + from.address() + "."));
            throw badCredentials();
        }
        User user = outcome.accepted().get();
        secondStep.ticketFor(user).ifPresent(needed -> {
            throw needed;
        });
        return open(user, from, "password");
    }

    @Override
    public SignedIn second(Desk desk, String ticket, Proof proof, From from) {
        SecondStep.Outcome outcome = secondStep.prove(ticket, proof, from, user -> isOf(desk, user) && maySignIn(user));
        if (!outcome.right()) {
            refusedFor(outcome.user(), "Wrong second factor from " + from.address() + ".");
            throw new Refused("session.bad-second-factor", "That was not right. Try again, or take a recovery code.", 0);
        }
        return open(outcome.user(), from, outcome.how());
    }

    @Override
    public SignedIn passkey(Desk desk, String ticket, JsonNode credential, From from) {
        return open(secondStep.provePasskey(ticket, credential, from, user -> isOf(desk, user) && maySignIn(user)), from, "passkey");
    }

    @Override
    public SignedIn open(User user, From from, String how) {
        if (!maySignIn(user)) {
            throw badCredentials();
        }
        String token = Tokens.make();
        Instant now = clock.instant();
        long key = UserTable.key(user.id());
        long id = Ids.next();
        Opened opened = store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_session WHERE used_at < ? OR created_at < ?", now.minus(SignInRules.USUAL.idle()), now.minus(SignInRules.USUAL.longest()));
            Sql.update(connection, "UPDATE identity_user SET last_sign_in = ? WHERE id = ?", now, key);
            Sql.update(connection, "INSERT INTO identity_session (token_hash, user_id, created_at, used_at, id, device, address, how)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", Tokens.hash(token), key, now, now, id, from.agent(), from.address(), how);
            KnownDevices.Device met = devices.met(connection, key, from.device());
            if (met.surprising()) {
                letters.notice(connection, Letters.Kind.NEW_DEVICE, user, from, "");
            }
            return new Opened(met.token(), needsFactor(connection, user, how, now));
        });
        Session session = session(id, token, user, now, opened.needsFactor());
        audit.record(session.caller(), null, AuditEntry.of("session.create", "user", user.id(), user.name(),
                "Signed in from " + from.address() + " (" + how + ")."));
        return new SignedIn(token, opened.device(), session);
    }

    @Override
    public Optional<Session> find(Desk desk, String token) {
        String hash = Tokens.hash(token);
        Instant now = clock.instant();
        Remembered known = remembered.get(hash);
        if (known == null || !now.isBefore(known.until()) || known.session().filter(Session::needsFactor).isPresent()) {
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            known = new Remembered(load(token, hash, now), now.plus(FRESH));
            remembered.put(hash, known);
        }
        return known.session().filter(session -> isOf(desk, session.user()));
    }

    @Override
    public void signOut(String token) {
        String hash = Tokens.hash(token);
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_support_session WHERE token_hash = ?", hash);
            return Sql.update(connection, "DELETE FROM identity_session WHERE token_hash = ?", hash);
        });
        remembered.remove(hash);
    }

    @Override
    public void signOutEverywhere(String userId) {
        Ids.parse(UserTable.PREFIX, userId).ifPresent(key -> store.sql(TenantId.PLATFORM,
                connection -> Sql.update(connection, "DELETE FROM identity_session WHERE user_id = ?", key)));
        remembered.clear();
    }

    @Override
    public List<Living> list(String userId) {
        Instant now = clock.instant();
        long key = UserTable.key(userId);
        return store.sql(TenantId.PLATFORM, connection -> {
            SignInRules.Rules rules = UserTable.byKey(connection, key).map(found -> SignInRuleTable.of(connection, found.user().tenant()).rules()).orElse(SignInRules.USUAL);
            return Sql.list(connection, "SELECT id, device, address, how, created_at, used_at"
                    + " FROM identity_session WHERE user_id = ? AND used_at > ? AND created_at > ? ORDER BY used_at DESC, id DESC",
                    JdbcSessions::living, key, now.minus(rules.idle()), now.minus(rules.longest()));
        });
    }

    @Override
    public void end(Caller who, String sessionId) {
        int ended = Ids.parse(PREFIX, sessionId).map(id -> store.<Integer>sql(TenantId.PLATFORM, connection -> Sql.update(connection,
                "DELETE FROM identity_session WHERE id = ? AND user_id = ?", id, UserTable.key(who.id())))).orElse(0);
        if (ended == 0) {
            throw new NotFound("session", sessionId);
        }
        remembered.clear();
        audit.record(who, null, AuditEntry.of("session.end", "user", who.id(), who.name(), "One session was ended."));
    }

    @Override
    public int endOthers(Caller who, String sessionId) {
        int ended = store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_session WHERE user_id = ? AND id <> ?",
                UserTable.key(who.id()), Ids.parse(PREFIX, sessionId).orElse(0L)));
        remembered.clear();
        if (ended > 0) {
            audit.record(who, null, AuditEntry.of("session.end", "user", who.id(), who.name(), "All other sessions were ended: " + ended + "."));
        }
        return ended;
    }

    @Override
    public void arrived(TenantId tenant) {
        remembered.clear();
    }

    @Override
    public void dropped(TenantId tenant) {
        remembered.clear();
    }

    @Override
    public void changed(Company company) {
        remembered.clear();
    }

    private Optional<Session> load(String token, String hash, Instant now) {
        return store.sql(TenantId.PLATFORM, connection -> {
            Optional<Row> row = Sql.first(connection, "SELECT " + UserTable.COLUMNS + ", s.id AS session_id, s.how, s.created_at AS began_at, s.used_at"
                    + " FROM identity_session s JOIN identity_user u ON u.id = s.user_id WHERE s.token_hash = ?",
                    found -> new Row(found.number("session_id"), UserTable.read(found), found.text("how"), found.instant("began_at"), found.instant("used_at")), hash);
            Optional<Row> alive = row.filter(found -> SignInRuleTable.of(connection, found.user().user().tenant()).lives(found.createdAt(), found.usedAt(), now))
                    .filter(found -> maySignIn(found.user().user()));
            if (alive.isPresent() && !now.isBefore(alive.get().usedAt().plus(USE))) {
                Sql.update(connection, "UPDATE identity_session SET used_at = ? WHERE token_hash = ?", now, hash);
            }
            return alive.map(found -> session(found.id(), token, found.user().user(), found.createdAt(),
                    needsFactor(connection, found.user().user(), found.how(), found.createdAt())));
        });
    }

    private boolean needsFactor(Connection connection, User user, String how, Instant since) {
        return SignInRuleTable.of(connection, user.tenant()).asksFactorOf(user.role(), how, since) && secondStep.none(connection, user);
    }

    private boolean maySignIn(User user) {
        return user.active() && CompanyDoor.opensFor(user, companies);
    }

    private static boolean isOf(Desk desk, User user) {
        return user.tenant().isPlatform() == (desk == Desk.PLATFORM);
    }

    /** In the trail after the answer: whoever watches the time must not learn that the person exists. */
    private void refusedFor(User user, String detail) {
        background.execute(() -> audit.record(caller(user), null, AuditEntry.of("session.refuse", "user", user.id(), user.name(), detail)));
    }

    private static Refused badCredentials() {
        return new Refused("session.bad-credentials", "E-mail or password is wrong.", 0);
    }

    private static Living living(Sql.Row row) throws SQLException {
        return new Living(Ids.text(PREFIX, row.number("id")), row.text("device"), row.text("address"), row.text("how"),
                row.instant("created_at"), row.instant("used_at"));
    }

    private Session session(long id, String token, User user, Instant since, boolean needsFactor) {
        return new Session(Ids.text(PREFIX, id), caller(user), user, Tokens.derive(token, "csrf"), since, needsFactor);
    }

    private Caller caller(User user) {
        return new Caller(user.tenant(), Caller.Kind.USER, user.id(), user.name(), user.role(), roles.of(user.role()));
    }
}
