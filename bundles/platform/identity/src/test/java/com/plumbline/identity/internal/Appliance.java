package com.plumbline.identity.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.NewCompany;
import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.identity.spi.AuditWatcher;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Identity over real stores, put together as in the appliance, with a clock to move. Tests share one storage: names differ. */
final class Appliance {

    static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:00:00Z"));
    final List<String> watched = new ArrayList<>();
    final Store store;
    final RoleTable roles = new RoleTable();
    final JdbcCompanies companies;
    final JdbcAudit audit;
    final JdbcSessions sessions;
    final JdbcSecondFactors factors;
    final JdbcPasskeys passkeys;
    final JdbcOwnPassword ownPassword;
    final JdbcInvitations invitations;
    final OidcSignOn signOn;
    final JdbcSignInRules rules;
    String publicAddress = "https://office.example.com";
    final Letterbox letterbox = new Letterbox();
    final JdbcUsers users;
    final JdbcApiTokens tokens;

    Appliance(TestStorage storage) {
        this.store = storage.store("identity");
        this.companies = new JdbcCompanies(store, storage.databases(), clock, news -> news.accept(sessions()));
        AuditWatcher watcher = (tenant, id) -> watched.add(id);
        this.audit = new JdbcAudit(storage.store("identity-audit"), clock, watcher);
        PublicAddress address = () -> publicAddress;
        Letters letters = new Letters(letterbox.mail(), address, companies, clock);
        PasswordCheck passwords = new PasswordCheck(store, letters, Runnable::run, clock);
        TinkVault vault = vault();
        this.factors = new JdbcSecondFactors(store, vault, passwords, letters, audit, clock);
        this.passkeys = new JdbcPasskeys(store, address, letters, audit, clock);
        this.sessions = new JdbcSessions(store, companies, roles, audit, clock, passwords, new SecondStep(store, factors, passkeys, clock), letters, Runnable::run);
        this.users = new JdbcUsers(store, sessions, audit, clock);
        this.ownPassword = new JdbcOwnPassword(store, passwords, sessions, letters, audit, clock, Runnable::run);
        this.invitations = new JdbcInvitations(store, users, letters, audit, clock);
        this.signOn = new OidcSignOn(store, companies, invitations, address, vault, audit, clock);
        this.rules = new JdbcSignInRules(store, audit, clock);
        this.tokens = new JdbcApiTokens(store, companies, roles, audit, clock);
    }

    private static TinkVault vault() {
        try {
            return new TinkVault(Files.createTempDirectory("vault").resolve("master.key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JdbcSessions sessions() {
        return sessions;
    }

    JdbcSetUp setUp(Path file) {
        return new JdbcSetUp(store, companies, users, clock, file);
    }

    Company company() {
        return companies.create(new NewCompany(TenantId.of("shop-" + NUMBER.incrementAndGet()), "A shop", ZoneId.of("America/Chicago"),
                Company.State.ACTIVE, false));
    }

    String email() {
        return "person" + NUMBER.incrementAndGet() + "@example.com";
    }

    User user(TenantId tenant, Role role) {
        return users.create(Caller.system(tenant), tenant, new NewUser("A " + role.text(), email(), role, PASSWORD));
    }

    Caller caller(User user) {
        return new Caller(user.tenant(), Caller.Kind.USER, user.id(), user.name(), user.role(), roles.of(user.role()));
    }

    /** The person adds one, of a device made for him. */
    void passkey(User user) {
        Caller caller = caller(user);
        passkeys.add(caller, "A device", new SoftKey().create(passkeys.creation(caller)), From.of("192.0.2.1"));
    }

    /** Every value of a table as one text, to look for what must not stand there. */
    String everythingIn(String table, String... columns) {
        return store.sql(TenantId.PLATFORM, connection -> String.join("\n", Sql.list(connection, "SELECT * FROM " + table, row -> {
            StringBuilder line = new StringBuilder();
            for (String column : columns) {
                line.append(row.text(column)).append('|');
            }
            return line.toString();
        })));
    }
}
