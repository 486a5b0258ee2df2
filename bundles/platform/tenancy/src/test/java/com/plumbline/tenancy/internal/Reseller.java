package com.plumbline.tenancy.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.identity.NewCompany;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The tenancy services over real stores, with a list of companies and people in memory, and a mailbox to look into. Tests share one storage. */
final class Reseller {

    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestClock clock = new TestClock(Instant.parse("2026-11-22T09:00:00Z"));
    final List<NewMail> mails = new CopyOnWriteArrayList<>();
    final List<String> audited = new CopyOnWriteArrayList<>();
    final Registry companies;
    final People users = new People();
    final Store store;
    final Belongings belongings;
    final LifeCycle lifeCycle;
    final SignUps signUps;
    final Caller admin = new Caller(TenantId.PLATFORM, Caller.Kind.USER, "usr_1", "Pat Admin", Role.PLATFORM_ADMIN, Set.of());
    final int number = NUMBER.incrementAndGet();

    Reseller(TestStorage storage, Path data) {
        store = storage.store("tenancy");
        companies = new Registry(storage);
        Audit audit = new Audit() {
            @Override
            public void record(Caller who, Connection connection, AuditEntry entry) {
                audited.add(who.tenant() + " " + entry.action() + " by " + who.name());
            }

            @Override
            public Page<Recorded> find(TenantId tenant, Question question, Page.Request page) {
                return Page.of(List.of(), page, 0);
            }
        };
        Letters letters = new Letters(new Mailbox(), users, () -> "https://office.example.com");
        CompanyArchive archive = new CompanyArchive(storage.store("tenancy-company"), companies, users, clock, data);
        belongings = new Belongings(store, archive, audit, (tenant, topic, kind, ids, more) -> {}, clock, data);
        lifeCycle = new LifeCycle(Duration.ofDays(30), store, companies, letters, belongings, audit, (tenant, topic, kind, ids, more) -> {}, clock);
        signUps = new SignUps(store, companies, users, letters, audit, (tenant, topic, kind, ids, more) -> {}, clock);
    }

    /** An active company with an owner. */
    Company company() {
        TenantId id = TenantId.of("shop-" + NUMBER.incrementAndGet());
        Company made = companies.create(new NewCompany(id, "Shop " + id, CHICAGO, Company.State.ACTIVE, false));
        users.create(admin, id, new Users.NewUser("Olive Owner", id + "@example.com", Role.OWNER, PASSWORD));
        return made;
    }

    String email() {
        return "owner" + NUMBER.incrementAndGet() + "@example.com";
    }

    SignUps.Asked asked(String email) {
        return new SignUps.Asked("Blue Pipe & Sons", "Olive Owner", email, "+19135550123", CHICAGO, Trade.PLUMBING);
    }

    /** The token in the newest mail to this address. */
    String linkTo(String email) {
        NewMail mail = lastTo(email);
        return mail.text().replaceFirst("(?s).*#(\\S+).*", "$1");
    }

    NewMail lastTo(String email) {
        return mails.stream().filter(mail -> mail.to().equals(email)).reduce((first, second) -> second).orElseThrow();
    }

    Profile profile(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> ProfileTable.find(connection, tenant)).orElseThrow();
    }

    List<String> history(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> ProfileTable.history(connection, tenant)).stream().map(ProfileTable.Entry::action).toList();
    }

    private final class Mailbox implements Mail {
        @Override
        public String queue(TenantId sender, Connection connection, NewMail mail) {
            Store.afterCommit(connection, () -> mails.add(mail));
            return "mail_1";
        }

        @Override
        public boolean ready(TenantId sender) {
            return true;
        }

        @Override
        public Page<MailEntry> list(TenantId sender, MailEntry.State state, Page.Request page) {
            return Page.of(List.of(), page, 0);
        }

        @Override
        public void retry(TenantId sender, String id) {
            throw new NotFound("mail", id);
        }
    }

    /** The power fails at the next {@code change} or {@code create}, when a test says so. */
    static final class Registry implements CompanyRegistry {

        private final TestStorage storage;
        private final Map<TenantId, Company> all = new LinkedHashMap<>();
        boolean powerFails;

        Registry(TestStorage storage) {
            this.storage = storage;
        }

        @Override
        public List<Company> all() {
            return List.copyOf(all.values());
        }

        @Override
        public Optional<Company> find(TenantId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Company create(NewCompany wanted) {
            storage.databases().create(wanted.id());
            fail();
            Company company = new Company(wanted.id(), wanted.name(), wanted.zone(), wanted.state(), wanted.sandbox());
            all.put(wanted.id(), company);
            return company;
        }

        /** Active companies that are on the list and have no database. */
        void pretend(int howMany) {
            for (int i = 0; i < howMany; i++) {
                TenantId id = TenantId.of("pretended-" + i);
                all.put(id, new Company(id, "Pretended " + i, CHICAGO, Company.State.ACTIVE, false));
            }
        }

        @Override
        public TenantId freeId(String name) {
            return TenantId.of("blue-pipe-" + NUMBER.incrementAndGet());
        }

        @Override
        public Company change(TenantId id, String name, ZoneId zone, Company.State state) {
            fail();
            Company changed = new Company(id, name, zone, state, false);
            all.put(id, changed);
            return changed;
        }

        @Override
        public void remove(TenantId id) {
            storage.databases().drop(id);
            fail();
            all.remove(id);
        }

        private void fail() {
            if (powerFails) {
                throw new PowerCut();
            }
        }
    }

    /** Nobody catches it: what follows does not happen. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final class People implements Users {

        private final List<User> all = new ArrayList<>();

        @Override
        public Page<User> find(TenantId tenant, String query, Page.Request page) {
            List<User> items = all.stream().filter(user -> user.tenant().equals(tenant)).toList();
            return Page.of(items, page, items.size());
        }

        @Override
        public User get(TenantId tenant, String id) {
            return all.stream().filter(user -> user.id().equals(id)).findFirst().orElseThrow();
        }

        @Override
        public boolean isKnown(String email) {
            return all.stream().anyMatch(user -> user.email().equals(email));
        }

        @Override
        public void check(NewUser user) {
            if (user.password().length() < 12) {
                throw new RuleViolation("user.invalid", "short", Map.of("password", "needs at least 12 characters"));
            }
        }

        @Override
        public User create(Caller who, TenantId tenant, NewUser user) {
            if (isKnown(user.email())) {
                throw new RuleViolation("user.email-taken", "taken");
            }
            User made = new User("usr_" + NUMBER.incrementAndGet(), tenant, user.name(), user.email(), user.role(), true, Instant.EPOCH, null);
            all.add(made);
            return made;
        }

        @Override
        public User change(Caller who, TenantId tenant, String id, Change change) {
            throw new UnsupportedOperationException();
        }
    }

}
