package com.plumbline.identity.internal;

import com.plumbline.identity.ApiTokens;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API tokens in the platform database, remembered for a few seconds. */
@Component(service = {ApiTokens.class, DatabaseListener.class})
public class JdbcApiTokens implements ApiTokens, DatabaseListener {

    private static final String PREFIX = "tok";
    /** So that a token that got into a repository or a log is found by those who look for such things. */
    private static final String SECRET_PREFIX = "plt_";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USE = Duration.ofMinutes(1);

    private final Store store;
    private final Companies companies;
    private final RoleTable roles;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Caller caller, Instant until) {}

    @Activate
    public JdbcApiTokens(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Companies companies,
            @Reference RoleTable roles, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.companies = companies;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ApiToken> list(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> Sql.list(connection,
                "SELECT id, name, role, created_at, used_at FROM identity_token WHERE tenant = ? ORDER BY id DESC", JdbcApiTokens::read, tenant.value()));
    }

    @Override
    public Created create(Caller who, String name, Role role) {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new RuleViolation("token.invalid", "Give the token a name of 1 to 100 characters.", Map.of("name", "needs 1 to 100 characters"));
        }
        if (role == null) {
            throw new RuleViolation("token.invalid", "Choose the role that the token acts in.", Map.of("role", "is missing"));
        }
        JdbcUsers.refuseAbove(who, role);
        String secret = SECRET_PREFIX + Tokens.make();
        ApiToken token = new ApiToken(Ids.text(PREFIX, Ids.next()), name.strip(), role, clock.instant(), null);
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection,
                "INSERT INTO identity_token (id, token_hash, tenant, name, role, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                Ids.parse(PREFIX, token.id()).orElseThrow(), Tokens.hash(secret), who.tenant().value(), token.name(), role.text(), token.createdAt()));
        audit.record(who, null, AuditEntry.of("token.create", "token", token.id(), token.name(), "Acts as " + role.text() + "."));
        return new Created(token, secret);
    }

    @Override
    public void revoke(Caller who, String id) {
        ApiToken token = list(who.tenant()).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("token", id));
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_token WHERE id = ? AND tenant = ?",
                Ids.parse(PREFIX, id).orElseThrow(), who.tenant().value()));
        remembered.clear();
        audit.record(who, null, AuditEntry.of("token.revoke", "token", id, token.name(), null));
    }

    @Override
    public Optional<Caller> find(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            return Optional.empty();
        }
        String hash = Tokens.hash(secret);
        Instant now = clock.instant();
        Remembered known = remembered.get(hash);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.caller());
        }
        Optional<Caller> caller = load(hash, now);
        // Only tokens that exist are remembered: guesses must not fill the memory.
        caller.ifPresentOrElse(found -> remembered.put(hash, new Remembered(found, now.plus(FRESH))), () -> remembered.remove(hash));
        return caller;
    }

    @Override
    public void arrived(TenantId tenant) {
        remembered.clear();
    }

    @Override
    public void dropped(TenantId tenant) {
        remembered.clear();
    }

    private Optional<Caller> load(String hash, Instant now) {
        return store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "UPDATE identity_token SET used_at = ? WHERE token_hash = ? AND (used_at IS NULL OR used_at < ?)",
                    now, hash, now.minus(USE));
            return Sql.first(connection, "SELECT id, tenant, name, role FROM identity_token WHERE token_hash = ?", row -> {
                Role role = Role.of(row.text("role"));
                return new Caller(TenantId.of(row.text("tenant")), Caller.Kind.TOKEN, Ids.text(PREFIX, row.number("id")), row.text("name"),
                        role, roles.of(role));
            }, hash);
        }).filter(caller -> companies.find(caller.tenant()).filter(company -> company.state() == Company.State.ACTIVE).isPresent());
    }

    private static ApiToken read(Sql.Row row) throws SQLException {
        return new ApiToken(Ids.text(PREFIX, row.number("id")), row.text("name"), Role.of(row.text("role")), row.instant("created_at"),
                row.instant("used_at"));
    }
}
