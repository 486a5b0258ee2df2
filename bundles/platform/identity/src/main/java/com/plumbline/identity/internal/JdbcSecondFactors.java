package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.SecondFactors;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Seeds sealed by the vault, recovery codes hashed, both in the platform database. */
@Component(service = {SecondFactors.class, JdbcSecondFactors.class})
public class JdbcSecondFactors implements SecondFactors {

    private static final int SEED_BYTES = 20;

    private final Store store;
    private final Vault vault;
    private final PasswordCheck passwords;
    private final Letters letters;
    private final Audit audit;
    private final Clock clock;

    private record Stored(String sealed, boolean confirmed, long lastStep) {}

    @Activate
    public JdbcSecondFactors(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Vault vault,
            @Reference PasswordCheck passwords, @Reference Letters letters, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.vault = vault;
        this.passwords = passwords;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Standing standing(String userId) {
        long user = UserTable.key(userId);
        return store.sql(TenantId.PLATFORM, connection -> new Standing(active(connection, user), RecoveryCodes.left(connection, user)));
    }

    @Override
    public Seed begin(Caller who) {
        long user = UserTable.key(who.id());
        byte[] seed = Arrays.copyOf(Tokens.random(), SEED_BYTES);
        String secret = Base32.of(seed);
        User me = store.sql(TenantId.PLATFORM, connection -> {
            if (active(connection, user)) {
                throw new RuleViolation("totp.active", "Codes from an application are set up already. Remove them first.");
            }
            Sql.update(connection, "DELETE FROM identity_totp WHERE user_id = ?", user);
            Sql.update(connection, "INSERT INTO identity_totp (user_id, seed, confirmed, last_step, created_at) VALUES (?, ?, ?, ?, ?)",
                    user, vault.seal(secret, context(user)), false, 0L, clock.instant());
            return UserTable.byKey(connection, user).orElseThrow().user();
        });
        String label = URLEncoder.encode("Plumbline:" + me.email(), StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
        return new Seed(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Plumbline&algorithm=SHA1&digits=6&period=30");
    }

    @Override
    public List<String> confirm(Caller who, String code, From from) {
        long user = UserTable.key(who.id());
        List<String> codes = store.sql(TenantId.PLATFORM, connection -> {
            Stored stored = stored(connection, user).filter(found -> !found.confirmed())
                    .orElseThrow(() -> new RuleViolation("totp.none", "Begin again: no code is waiting to be confirmed."));
            if (!codeIsRight(connection, user, stored, code)) {
                throw new RuleViolation("totp.code", "That code is not right. Check the clock of your phone and type the current one.",
                        Map.of("code", "is not right"));
            }
            Sql.update(connection, "UPDATE identity_totp SET confirmed = ? WHERE user_id = ?", true, user);
            letters.notice(connection, Letters.Kind.FACTOR_ADDED, user(connection, user), from, "codes from an application as second factor");
            return RecoveryCodes.renew(connection, user);
        });
        audit.record(who, null, AuditEntry.of("totp.create", "user", who.id(), who.name(), "Codes from an application were set up."));
        return codes;
    }

    @Override
    public void remove(Caller who, String password, From from) {
        passwords.confirm(who, password, "password", from);
        long user = UserTable.key(who.id());
        boolean there = store.sql(TenantId.PLATFORM, connection -> {
            if (PasskeyTable.count(connection, user) == 0) {
                RecoveryCodes.remove(connection, user);
            }
            boolean removed = Sql.update(connection, "DELETE FROM identity_totp WHERE user_id = ?", user) > 0;
            if (removed) {
                letters.notice(connection, Letters.Kind.FACTOR_REMOVED, user(connection, user), from,
                        "codes from an application no longer open your account");
            }
            return removed;
        });
        if (there) {
            audit.record(who, null, AuditEntry.of("totp.remove", "user", who.id(), who.name(), "Codes from an application were removed."));
        }
    }

    @Override
    public List<String> renewRecoveryCodes(Caller who, String password, From from) {
        passwords.confirm(who, password, "password", from);
        long user = UserTable.key(who.id());
        List<String> codes = store.sql(TenantId.PLATFORM, connection -> {
            if (!active(connection, user) && PasskeyTable.count(connection, user) == 0) {
                throw new RuleViolation("totp.none", "Set up codes from an application or a passkey first; recovery codes stand in for them.");
            }
            return RecoveryCodes.renew(connection, user);
        });
        audit.record(who, null, AuditEntry.of("recovery.create", "user", who.id(), who.name(), "New recovery codes; the old ones no longer count."));
        return codes;
    }

    @Override
    public void help(Caller who, String userId, From from) {
        User user = store.sql(TenantId.PLATFORM, connection -> UserTable.byId(connection, who.tenant(), userId)).map(UserTable.Stored::user)
                .orElseThrow(() -> new NotFound("user", userId));
        JdbcUsers.refuseAbove(who, user.role());
        long key = UserTable.key(userId);
        store.sql(TenantId.PLATFORM, connection -> {
            RecoveryCodes.remove(connection, key);
            Sql.update(connection, "DELETE FROM identity_totp WHERE user_id = ?", key);
            Sql.update(connection, "DELETE FROM identity_passkey WHERE user_id = ?", key);
            letters.notice(connection, Letters.Kind.FACTOR_REMOVED, user, from, who.name() + " took away every second factor of your account");
            return null;
        });
        audit.record(who, null, AuditEntry.of("second-factors.remove", "user", userId, user.name(), "All second factors were taken away, to help."));
    }

    /** Whether codes are asked for at sign-in. */
    boolean active(Connection connection, long user) {
        return stored(connection, user).filter(Stored::confirmed).isPresent();
    }

    /** Whether it is a code of now that was not used before; then it is used. */
    boolean proves(Connection connection, long user, String code) {
        return stored(connection, user).filter(Stored::confirmed).filter(found -> codeIsRight(connection, user, found, code)).isPresent();
    }

    private boolean codeIsRight(Connection connection, long user, Stored stored, String code) {
        String digits = code == null ? "" : code.replace(" ", "");
        byte[] seed = Base32.bytes(vault.unseal(stored.sealed(), context(user)));
        OptionalLong step = Totp.step(seed, digits, clock.instant(), stored.lastStep());
        // Of two requests with the same code, the statement lets one through.
        return step.isPresent() && Sql.update(connection, "UPDATE identity_totp SET last_step = ? WHERE user_id = ? AND last_step < ?",
                step.getAsLong(), user, step.getAsLong()) == 1;
    }

    private static Optional<Stored> stored(Connection connection, long user) {
        return Sql.first(connection, "SELECT seed, confirmed, last_step FROM identity_totp WHERE user_id = ?",
                row -> new Stored(row.text("seed"), row.flag("confirmed"), row.number("last_step")), user);
    }

    private static User user(Connection connection, long key) {
        return UserTable.byKey(connection, key).orElseThrow().user();
    }

    private static String context(long user) {
        return "identity/totp/" + user;
    }
}
