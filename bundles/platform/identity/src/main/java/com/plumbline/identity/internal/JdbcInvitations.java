package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Invitations;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invitations in the platform database, beside the users they may become. */
@Component(service = {Invitations.class, JdbcInvitations.class, CompanyListener.class})
public class JdbcInvitations implements Invitations, CompanyListener {

    private static final String PREFIX = "inv";
    private static final Duration GOOD = Duration.ofDays(7);
    private static final String COLUMNS = "SELECT id, tenant, email, name, role, invited_by, created_at, expires_at FROM identity_invitation";

    private final Store store;
    private final JdbcUsers users;
    private final Letters letters;
    private final Audit audit;
    private final Clock clock;
    private final Throttle throttle;

    private record Stored(long key, TenantId tenant, Invitation invitation) {}

    @Activate
    public JdbcInvitations(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference JdbcUsers users, @Reference Letters letters,
            @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.users = users;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
        this.throttle = new Throttle(store, clock);
    }

    @Override
    public List<Invitation> list(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> Sql.list(connection, COLUMNS + " WHERE tenant = ? AND expires_at > ? ORDER BY id DESC",
                JdbcInvitations::read, tenant.value(), clock.instant())).stream().map(Stored::invitation).toList();
    }

    @Override
    public Invitation invite(Caller who, String email, String name, Role role) {
        // The password comes later, from the person himself; the rest is judged now.
        JdbcUsers.refuseUnless(new NewUser(name, email, role, Tokens.make()));
        JdbcUsers.refuseAbove(who, role);
        String token = Tokens.make();
        Instant now = clock.instant();
        Invitation invitation = new Invitation(Ids.text(PREFIX, Ids.next()), UserTable.normal(email), name.strip(), role, who.name(), now, now.plus(GOOD));
        store.sql(TenantId.PLATFORM, connection -> {
            JdbcUsers.refuseTaken(connection, email);
            Sql.update(connection, "DELETE FROM identity_invitation WHERE expires_at < ? OR (tenant = ? AND email = ?)",
                    now, who.tenant().value(), invitation.email());
            Sql.update(connection, "INSERT INTO identity_invitation (id, tenant, email, name, role, invited_by, token_hash, created_at, expires_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", key(invitation), who.tenant().value(), invitation.email(), invitation.name(), role.text(),
                    invitation.invitedBy(), Tokens.hash(token), now, invitation.expiresAt());
            letters.link(connection, Letters.Kind.INVITATION, who.tenant(), invitation.email(), invitation.name(), "/invitation#" + token,
                    who.name(), invitation.expiresAt());
            return null;
        });
        audit.record(who, null, AuditEntry.of("invitation.create", "invitation", invitation.id(), invitation.name(), "As " + role.text() + "."));
        return invitation;
    }

    @Override
    public void withdraw(Caller who, String id) {
        Invitation invitation = list(who.tenant()).stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> new NotFound("invitation", id));
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_invitation WHERE id = ? AND tenant = ?",
                key(invitation), who.tenant().value()));
        audit.record(who, null, AuditEntry.of("invitation.withdraw", "invitation", id, invitation.name(), null));
    }

    @Override
    public User accept(String token, String name, String password, From from) {
        throttle.attempt("invitation:" + from.address(), PasswordCheck.FREE_PER_ADDRESS);
        Stored stored = store.sql(TenantId.PLATFORM, connection -> byToken(connection, token)).orElseThrow(JdbcInvitations::badToken);
        Invitation invitation = stored.invitation();
        NewUser wanted = new NewUser(name == null ? invitation.name() : name, invitation.email(), invitation.role(), password);
        JdbcUsers.refuseUnless(wanted);
        User user = become(stored, wanted, Passwords.hash(password));
        throttle.forgive("invitation:" + from.address(), false);
        return user;
    }

    /** By the company's identity provider, which has checked the e-mail: the same as accepting, without a password. */
    Optional<User> acceptByEmail(TenantId tenant, String email) {
        Optional<Stored> stored = store.sql(TenantId.PLATFORM, connection -> Sql.first(connection,
                COLUMNS + " WHERE tenant = ? AND email = ? AND expires_at > ?", JdbcInvitations::read, tenant.value(), UserTable.normal(email), clock.instant()));
        return stored.map(found -> become(found, new NewUser(found.invitation().name(), found.invitation().email(), found.invitation().role(), null),
                Passwords.hash(Tokens.make())));
    }

    @Override
    public void changed(Company company) {
        // An invitation outlives a change of state; whether one may come in is asked at the door.
    }

    @Override
    public void removed(TenantId id) {
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_invitation WHERE tenant = ?", id.value()));
    }

    private User become(Stored stored, NewUser wanted, String hash) {
        User user = store.sql(TenantId.PLATFORM, connection -> {
            if (Sql.update(connection, "DELETE FROM identity_invitation WHERE id = ?", stored.key()) != 1) {
                throw badToken();
            }
            return users.insert(connection, stored.tenant(), wanted, hash);
        });
        users.created(Caller.system(stored.tenant()), user, "Accepted the invitation of " + stored.invitation().invitedBy() + ".");
        return user;
    }

    private Optional<Stored> byToken(Connection connection, String token) {
        return token == null ? Optional.empty() : Sql.first(connection, COLUMNS + " WHERE token_hash = ? AND expires_at > ?",
                JdbcInvitations::read, Tokens.hash(token), clock.instant());
    }

    private static long key(Invitation invitation) {
        return Ids.parse(PREFIX, invitation.id()).orElseThrow();
    }

    private static Stored read(Sql.Row row) throws SQLException {
        long key = row.number("id");
        return new Stored(key, TenantId.of(row.text("tenant")), new Invitation(Ids.text(PREFIX, key), row.text("email"), row.text("name"),
                Role.of(row.text("role")), row.text("invited_by"), row.instant("created_at"), row.instant("expires_at")));
    }

    private static RuleViolation badToken() {
        return new RuleViolation("invitation.token", "This invitation is not, or no longer, good. Ask for a new one.");
    }
}
