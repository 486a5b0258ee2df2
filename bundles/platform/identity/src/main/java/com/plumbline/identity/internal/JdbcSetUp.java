package com.plumbline.identity.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.identity.NewCompany;
import com.plumbline.identity.SetUp;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.DataFolder;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one-time link. Its token's hash is in the table, the link in a file that only the appliance's user can read. */
@Component(service = SetUp.class, immediate = true)
public class JdbcSetUp implements SetUp {

    private final Store store;
    private final CompanyRegistry companies;
    private final Users users;
    private final Clock clock;
    private final Path file;

    @Activate
    public JdbcSetUp(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference CompanyRegistry companies,
            @Reference Users users, @Reference Clock clock) {
        this(store, companies, users, clock, DataFolder.path().resolve("setup-link"));
    }

    JdbcSetUp(Store store, CompanyRegistry companies, Users users, Clock clock, Path file) {
        this.store = store;
        this.companies = companies;
        this.users = users;
        this.clock = clock;
        this.file = file;
        if (needed() && OwnerOnlyFile.read(file).isEmpty()) {
            newLink();
        }
    }

    /** Also when a power cut came between the company and its owner. */
    @Override
    public boolean needed() {
        return companies.all().isEmpty() || store.<Long>sql(TenantId.PLATFORM,
                connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM identity_user")) == 0;
    }

    @Override
    public synchronized String newLink() {
        refuseWhenDone();
        String token = Tokens.make();
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_set_up");
            return Sql.update(connection, "INSERT INTO identity_set_up (token_hash, created_at) VALUES (?, ?)", Tokens.hash(token), clock.instant());
        });
        String link = "/setup#" + token;
        OwnerOnlyFile.write(file, link);
        return link;
    }

    @Override
    public synchronized Done complete(String token, String name, ZoneId zone, Users.NewUser owner) {
        refuseWhenDone();
        String hash = Tokens.hash(token == null ? "" : token);
        boolean right = store.sql(TenantId.PLATFORM, connection -> Sql.number(connection,
                "SELECT COUNT(*) AS n FROM identity_set_up WHERE token_hash = ?", hash)) == 1;
        if (!right) {
            throw new RuleViolation("setup.token", "This set-up link is not, or no longer, the right one. Print a new one with "
                    + "./plumbline start on the machine.");
        }
        JdbcUsers.refuseUnless(owner);
        List<Company> there = companies.all();
        Company company = there.isEmpty() ? companies.create(NewCompany.active(name, zone))
                : companies.change(there.get(0).id(), name, zone, Company.State.ACTIVE);
        User user = users.create(Caller.system(company.id()), company.id(), owner);
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM identity_set_up"));
        OwnerOnlyFile.delete(file);
        return new Done(company, user);
    }

    private void refuseWhenDone() {
        if (!needed()) {
            throw new RuleViolation("setup.done", "The appliance is set up already. Sign in.");
        }
    }
}
