package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users, with the rules of who may make and change whom. */
@Component(service = {Users.class, JdbcUsers.class})
public class JdbcUsers implements Users {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private final Store store;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public JdbcUsers(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Sessions sessions, @Reference Audit audit,
            @Reference Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<User> find(TenantId tenant, String query, Page.Request page) {
        String like = query == null ? "%" : "%" + query.toLowerCase(Locale.ROOT).replaceAll("[%_!]", "!$0") + "%";
        String where = " FROM identity_user u WHERE u.tenant = ? AND (LOWER(u.name) LIKE ? ESCAPE '!' OR u.email LIKE ? ESCAPE '!')";
        return store.sql(TenantId.PLATFORM, connection -> {
            List<User> items = Sql.list(connection, "SELECT " + UserTable.COLUMNS + where + " ORDER BY LOWER(u.name), u.id OFFSET "
                    + page.offset() + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", row -> UserTable.read(row).user(), tenant.value(), like, like);
            return Page.of(items, page, Sql.number(connection, "SELECT COUNT(*) AS n" + where, tenant.value(), like, like));
        });
    }

    @Override
    public User get(TenantId tenant, String id) {
        return store.sql(TenantId.PLATFORM, connection -> stored(connection, tenant, id).user());
    }

    @Override
    public boolean isKnown(String email) {
        return store.sql(TenantId.PLATFORM, connection -> UserTable.byEmail(connection, email)).isPresent();
    }

    @Override
    public void check(NewUser user) {
        refuseUnless(user);
    }

    @Override
    public User create(Caller who, TenantId tenant, NewUser wanted) {
        refuseUnless(wanted);
        refuseAbove(who, wanted.role());
        String hash = Passwords.hash(wanted.password());
        User user = store.sql(TenantId.PLATFORM, connection -> insert(connection, tenant, wanted, hash));
        created(who, user, null);
        return user;
    }

    @Override
    public User change(Caller who, TenantId tenant, String id, Change change) {
        if (change.name() != null && (change.name().isBlank() || change.name().length() > 200)) {
            throw invalid(Map.of("name", "needs 1 to 200 characters"));
        }
        // Hashed before the transaction: it takes a tenth of a second on purpose.
        String hash = change.password() == null ? null : Passwords.hash(checkedPassword(change.password(), get(tenant, id).email()));
        User[] both = store.sql(TenantId.PLATFORM, connection -> {
            User before = stored(connection, tenant, id).user();
            refuseAbove(who, before.role());
            refuseAbove(who, change.role() == null ? before.role() : change.role());
            update(connection, before, change, hash);
            refuseWithoutOwner(connection, tenant, before);
            return new User[] {before, stored(connection, tenant, id).user()};
        });
        if (hash != null || change.role() != null || Boolean.FALSE.equals(change.active())) {
            sessions.signOutEverywhere(id);
        }
        audit.record(who.in(tenant), null, new AuditEntry("user.change", "user", id, both[1].name(), shown(both[0]), shown(both[1]),
                hash == null ? null : "The password was changed."));
        return both[1];
    }

    /** In the caller's transaction, without a line in the trail: {@link #created} after the commit. */
    User insert(Connection connection, TenantId tenant, NewUser wanted, String hash) {
        refuseTaken(connection, wanted.email());
        long key = Ids.next();
        Sql.update(connection, "INSERT INTO identity_user (id, tenant, name, email, role, password, active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                key, tenant.value(), wanted.name().strip(), UserTable.normal(wanted.email()), wanted.role().text(), hash, true, clock.instant());
        return stored(connection, tenant, Ids.text(UserTable.PREFIX, key)).user();
    }

    void created(Caller who, User user, String detail) {
        audit.record(who.in(user.tenant()), null, new AuditEntry("user.create", "user", user.id(), user.name(), null, shown(user), detail));
    }

    static void refuseTaken(Connection connection, String email) {
        if (UserTable.byEmail(connection, email).isPresent()) {
            throw new RuleViolation("user.email-taken", "This e-mail cannot be used. Choose another one.", Map.of("email", "cannot be used"));
        }
    }

    private static void update(Connection connection, User before, Change change, String hash) {
        long key = Ids.parse(UserTable.PREFIX, before.id()).orElseThrow();
        Sql.update(connection, "UPDATE identity_user SET name = ?, role = ?, active = ? WHERE id = ?",
                change.name() == null ? before.name() : change.name().strip(),
                (change.role() == null ? before.role() : change.role()).text(),
                change.active() == null ? before.active() : change.active(), key);
        if (hash != null) {
            Sql.update(connection, "UPDATE identity_user SET password = ? WHERE id = ?", hash, key);
        }
    }

    private static void refuseWithoutOwner(Connection connection, TenantId tenant, User before) {
        if (before.role() == Role.OWNER && Sql.number(connection,
                "SELECT COUNT(*) AS n FROM identity_user WHERE tenant = ? AND role = ? AND active = ?", tenant.value(), Role.OWNER.text(), true) == 0) {
            throw new RuleViolation("user.last-owner", "The company needs an active owner. Make somebody else owner first.");
        }
    }

    static void refuseUnless(NewUser wanted) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > 200) {
            wrong.put("name", "needs 1 to 200 characters");
        }
        if (wanted.email() == null || wanted.email().length() > 254 || !EMAIL.matcher(wanted.email().strip()).matches()) {
            wrong.put("email", "is not an e-mail address");
        }
        if (wanted.role() == null) {
            wrong.put("role", "is missing");
        }
        String weakness = Passwords.weakness(wanted.password(), wanted.email());
        if (weakness != null) {
            wrong.put("password", weakness);
        }
        if (!wrong.isEmpty()) {
            throw invalid(wrong);
        }
    }

    static String checkedPassword(String password, String email) {
        String weakness = Passwords.weakness(password, email);
        if (weakness != null) {
            throw invalid(Map.of("password", weakness));
        }
        return password;
    }

    /** Nobody gives or changes a role above his own; a platform admin is made by the operator. */
    static void refuseAbove(Caller who, Role role) {
        boolean free = who.kind() == Caller.Kind.SYSTEM || who.kind() == Caller.Kind.OPERATOR;
        boolean forbidden = switch (role) {
            case PLATFORM_ADMIN, SUPPORT -> true;
            case OWNER -> who.role() != Role.OWNER;
            default -> false;
        };
        if (forbidden && !free) {
            throw new RuleViolation("user.role", "Only an owner may make or change an owner. Ask one.", Map.of("role", "is above your own"));
        }
    }

    private static UserTable.Stored stored(Connection connection, TenantId tenant, String id) {
        return UserTable.byId(connection, tenant, id).orElseThrow(() -> new NotFound("user", id));
    }

    private static ObjectNode shown(User user) {
        return JsonNodeFactory.instance.objectNode().put("name", user.name()).put("email", user.email())
                .put("role", user.role().text()).put("active", user.active());
    }

    static RuleViolation invalid(Map<String, String> fields) {
        return new RuleViolation("user.invalid", "Some fields are not right: " + String.join(", ", fields.keySet()) + ".", fields);
    }
}
