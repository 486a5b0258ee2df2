package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.Session;
import com.plumbline.identity.Sessions.SignedIn;
import com.plumbline.identity.SupportAccess;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Permissions and sessions in the platform database; asked each time, so that a withdrawal counts at once. */
@Component(service = {SupportAccess.class, CompanyListener.class})
public class JdbcSupportAccess implements SupportAccess, CompanyListener {

    private final Store store;
    private final Companies companies;
    private final RoleTable roles;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public JdbcSupportAccess(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Companies companies,
            @Reference RoleTable roles, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.companies = companies;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Granted allow(Caller who, Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new RuleViolation("support.hours", "Support may look in for " + SHORTEST.toHours() + " to " + LONGEST.toHours() + " hours.",
                    Map.of("hours", "must be " + SHORTEST.toHours() + " to " + LONGEST.toHours()));
        }
        Instant until = clock.instant().plus(time);
        store.sql(TenantId.PLATFORM, connection -> {
            forget(connection, who.tenant());
            return Sql.update(connection, "INSERT INTO identity_support (tenant, until_at, granted_by) VALUES (?, ?, ?)", who.tenant().value(), until,
                    who.name());
        });
        audit.record(who, null, AuditEntry.of("support.allow", "company", who.tenant().value(), "Support access", "For " + time.toHours() + " hours."));
        return new Granted(until, who.name(), 0);
    }

    @Override
    public void withdraw(Caller who) {
        if (store.sql(TenantId.PLATFORM, connection -> forget(connection, who.tenant())) > 0) {
            audit.record(who, null, AuditEntry.of("support.withdraw", "company", who.tenant().value(), "Support access", null));
        }
    }

    @Override
    public Optional<Granted> of(TenantId company) {
        return store.sql(TenantId.PLATFORM, connection -> Sql.first(connection,
                "SELECT until_at, granted_by, (SELECT COUNT(*) FROM identity_support_session s WHERE s.tenant = g.tenant) AS n"
                        + " FROM identity_support g WHERE g.tenant = ? AND g.until_at > ?",
                row -> new Granted(row.instant("until_at"), row.text("granted_by"), (int) row.number("n")), company.value(), clock.instant()));
    }

    @Override
    public SignedIn enter(Caller admin, TenantId company, String address) {
        Company known = companies.get(company);
        Granted granted = of(company).orElseThrow(() -> new RuleViolation("support.not-granted",
                known.name() + " has not allowed support to look in. Its owner or an admin does so under Company, Support access."));
        User user = store.sql(TenantId.PLATFORM, connection -> UserTable.byId(connection, TenantId.PLATFORM, admin.id()))
                .map(UserTable.Stored::user).orElseThrow(() -> new NotFound("user", admin.id()));
        String token = Tokens.make();
        Instant now = clock.instant();
        long id = Ids.next();
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection,
                "INSERT INTO identity_support_session (token_hash, id, user_id, tenant, created_at) VALUES (?, ?, ?, ?, ?)",
                Tokens.hash(token), id, Ids.parse(UserTable.PREFIX, user.id()).orElseThrow(), company.value(), now));
        Session session = session(id, token, user, company, now);
        audit.record(session.caller(), null, AuditEntry.of("support.enter", "company", company.value(), "Support access",
                "Signed in from " + address + ", until " + granted.until() + ", allowed by " + granted.by() + "."));
        return new SignedIn(token, null, session);
    }

    @Override
    public Optional<Session> find(String token) {
        return store.sql(TenantId.PLATFORM, connection -> Sql.first(connection,
                "SELECT " + UserTable.COLUMNS + ", s.id AS session_id, s.tenant AS company, s.created_at AS began_at FROM identity_support_session s"
                        + " JOIN identity_user u ON u.id = s.user_id JOIN identity_support g ON g.tenant = s.tenant WHERE s.token_hash = ? AND g.until_at > ?",
                row -> session(row.number("session_id"), token, UserTable.read(row).user(), TenantId.of(row.text("company")), row.instant("began_at")),
                Tokens.hash(token), clock.instant())).filter(session -> session.user().active());
    }

    @Override
    public void changed(Company company) {
        // A permission outlives a change of state.
    }

    @Override
    public void removed(TenantId id) {
        store.sql(TenantId.PLATFORM, connection -> forget(connection, id));
    }

    private static int forget(Connection connection, TenantId company) {
        Sql.update(connection, "DELETE FROM identity_support_session WHERE tenant = ?", company.value());
        return Sql.update(connection, "DELETE FROM identity_support WHERE tenant = ?", company.value());
    }

    private Session session(long id, String token, User user, TenantId company, Instant since) {
        Caller caller = new Caller(company, Caller.Kind.USER, user.id(), user.name() + " (support)", Role.SUPPORT, roles.of(Role.SUPPORT));
        return new Session(Ids.text("ses", id), caller, user, Tokens.derive(token, "csrf"), since, false);
    }
}
