package com.plumbline.tenancy.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.identity.NewCompany;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the public page to a pending company. Nothing of a company exists before its e-mail is confirmed. Making it takes a second or two and
 * several places; {@link #recover} finishes or undoes what a power cut left half-made.
 */
@Component(service = SignUps.class)
public class SignUps {

    static final Duration LINK_LASTS = Duration.ofHours(24);
    private static final Logger LOG = LoggerFactory.getLogger(SignUps.class);
    private static final Duration WATCHED = Duration.ofHours(1);
    private static final int MOST_PER_ADDRESS = 10;
    private static final int MOST_PER_EMAIL = 3;
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Store store;
    private final CompanyRegistry companies;
    private final Users users;
    private final Letters letters;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;

    /** What the form says, checked. @param phone E.164 */
    record Asked(String company, String name, String email, String phone, ZoneId zone, Trade trade) {}

    private enum State {
        /** The link is on its way, or lies in the mailbox. */
        SENT,
        /** Confirmed; the company is being made. */
        MAKING, DONE,
        /** For an address that signs in already: counted, nothing more. */
        KNOWN
    }

    private record SignUp(long id, State state, Asked asked, TenantId tenant, Instant createdAt) {}

    @Activate
    public SignUps(@Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference CompanyRegistry companies, @Reference Users users,
            @Reference Letters letters, @Reference Audit audit, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.companies = companies;
        this.users = users;
        this.letters = letters;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Writes the sign-up down and mails its link. An address that signs in already gets another mail; the caller sees no difference.
     *
     * @param address where the request comes from
     * @throws Sessions.Refused {@code sign-up.throttled}: more than ten an hour from there
     */
    void ask(Asked asked, String address) {
        boolean known = users.isKnown(asked.email());
        String token = Secret.make();
        Instant now = clock.instant();
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM tenancy_sign_up WHERE state <> ? AND created_at < ?", State.MAKING.name(), now.minus(FORGOTTEN));
            if (count(connection, "address", address, now) >= MOST_PER_ADDRESS) {
                throw new Sessions.Refused("sign-up.throttled", "Too many sign-ups from here. Try again in an hour.", WATCHED.toSeconds());
            }
            boolean often = count(connection, "email", asked.email(), now) >= MOST_PER_EMAIL;
            Sql.update(connection, "INSERT INTO tenancy_sign_up (id, token_hash, state, company, name, email, phone, zone, trade, address, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Ids.next(), Secret.hash(token), (known ? State.KNOWN : State.SENT).name(), asked.company(),
                    asked.name(), asked.email(), asked.phone(), asked.zone().getId(), asked.trade().text(), address, now);
            if (known && !often) {
                letters.known(connection, asked.email(), asked.name());
            } else if (!often) {
                letters.confirm(connection, asked.email(), asked.name(), asked.company(), token, now.plus(LINK_LASTS));
            }
            return null;
        });
    }

    /**
     * Makes the company, pending, and its owner; one after the other, so that two companies of one name get two ids.
     *
     * @return the owner, to be signed in
     * @throws RuleViolation {@code sign-up.link} for a link that is unknown, used or too old; {@code user.invalid} for the password;
     *                       {@code user.email-taken}
     */
    synchronized User confirm(String token, String password) {
        SignUp signUp = find(token).filter(found -> found.state() == State.SENT && clock.instant().isBefore(found.createdAt().plus(LINK_LASTS)))
                .orElseThrow(() -> new RuleViolation("sign-up.link", "This link was used already or is older than a day. Sign in, or sign up again."));
        Asked asked = signUp.asked();
        Users.NewUser owner = new Users.NewUser(asked.name(), asked.email(), Role.OWNER, password);
        users.check(owner);
        TenantId tenant = companies.freeId(asked.company());
        set(signUp, State.MAKING, tenant);
        try {
            companies.create(new NewCompany(tenant, asked.company(), asked.zone(), Company.State.PENDING, false));
            User made = users.create(Caller.system(tenant), tenant, owner);
            finish(signUp, tenant);
            return made;
        } catch (RuntimeException failed) {
            undo(signUp, tenant);
            throw failed;
        }
    }

    /** At the start: with an owner it is finished, without one it is undone, and the link works again. */
    synchronized void recover() {
        List<SignUp> halfMade = store.sql(TenantId.PLATFORM, connection -> Sql.list(connection, "SELECT * FROM tenancy_sign_up WHERE state = ?", SignUps::read,
                State.MAKING.name()));
        for (SignUp signUp : halfMade) {
            boolean complete = companies.find(signUp.tenant()).isPresent() && owner(signUp.tenant()).isPresent();
            LOG.info("The company {} was half-made: {}", signUp.tenant(), complete ? "finished now" : "undone");
            if (complete) {
                finish(signUp, signUp.tenant());
            } else {
                undo(signUp, signUp.tenant());
            }
        }
    }

    private void finish(SignUp signUp, TenantId tenant) {
        Asked asked = signUp.asked();
        Company company = companies.get(tenant);
        Instant now = clock.instant();
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.ensure(connection, tenant, now);
            ProfileTable.describe(connection, tenant, asked.trade().text(), asked.phone());
            ProfileTable.note(connection, tenant, now, "sign-up", asked.name(), null);
            letters.arrived(connection, company, asked.name(), asked.email());
            return Sql.update(connection, "UPDATE tenancy_sign_up SET state = ? WHERE id = ?", State.DONE.name(), signUp.id());
        });
        audit.record(Caller.system(tenant), null, AuditEntry.of("company.sign-up", "company", tenant.value(), company.name(), "Signed up by " + asked.name() + "."));
        live.publish(TenantId.PLATFORM, "companies", "added", List.of(tenant.value()), null);
    }

    private void undo(SignUp signUp, TenantId tenant) {
        companies.remove(tenant);
        set(signUp, State.SENT, null);
    }

    private void set(SignUp signUp, State state, TenantId tenant) {
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "UPDATE tenancy_sign_up SET state = ?, tenant = ? WHERE id = ?", state.name(),
                tenant == null ? null : tenant.value(), signUp.id()));
    }

    private Optional<User> owner(TenantId tenant) {
        return users.find(tenant, null, new Page.Request(1, Page.LARGEST)).items().stream().filter(user -> user.role() == Role.OWNER).findFirst();
    }

    private Optional<SignUp> find(String token) {
        return token == null ? Optional.empty() : store.sql(TenantId.PLATFORM, connection -> Sql.first(connection,
                "SELECT * FROM tenancy_sign_up WHERE token_hash = ?", SignUps::read, Secret.hash(token)));
    }

    private static long count(Connection connection, String column, String value, Instant now) {
        return Sql.number(connection, "SELECT COUNT(*) AS n FROM tenancy_sign_up WHERE " + column + " = ? AND created_at > ?", value, now.minus(WATCHED));
    }

    private static SignUp read(Sql.Row row) throws java.sql.SQLException {
        String tenant = row.text("tenant");
        Asked asked = new Asked(row.text("company"), row.text("name"), row.text("email"), row.text("phone"), ZoneId.of(row.text("zone")),
                Trade.valueOf(row.text("trade").toUpperCase(Locale.ROOT)));
        return new SignUp(row.number("id"), State.valueOf(row.text("state")), asked, tenant == null ? null : TenantId.of(tenant), row.instant("created_at"));
    }
}
