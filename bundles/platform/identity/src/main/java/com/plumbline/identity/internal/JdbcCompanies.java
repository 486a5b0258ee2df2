package com.plumbline.identity.internal;

import com.plumbline.identity.CompanyRegistry;
import com.plumbline.identity.NewCompany;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The companies, kept in memory as well: every request and every timed job asks for them. */
@Component(service = {Companies.class, CompanyRegistry.class, DatabaseListener.class})
public class JdbcCompanies implements CompanyRegistry, DatabaseListener {

    private static final Logger log = LoggerFactory.getLogger(JdbcCompanies.class);
    private static final String COLUMNS = "SELECT id, name, zone, state, sandbox FROM identity_company";

    private final Store store;
    private final CompanyDatabases databases;
    private final Clock clock;
    private final CompanyWatch watch;
    private final AtomicLong changes = new AtomicLong();
    /** As of so many changes; older ones are read anew, so that nobody keeps what he read while a company was changed. */
    private volatile Known known;

    private record Known(long changes, Map<TenantId, Company> companies) {}

    @Activate
    public JdbcCompanies(BundleContext context, @Reference(target = "(osgi.unit.name=identity)") Store store, @Reference CompanyDatabases databases,
            @Reference Clock clock) {
        this(store, databases, clock, CompanyWatch.in(context));
    }

    JdbcCompanies(Store store, CompanyDatabases databases, Clock clock, CompanyWatch watch) {
        this.store = store;
        this.databases = databases;
        this.clock = clock;
        this.watch = watch;
    }

    @Override
    public List<Company> all() {
        return List.copyOf(known().values());
    }

    @Override
    public Optional<Company> find(TenantId id) {
        return Optional.ofNullable(known().get(id));
    }

    @Override
    public Company get(TenantId id) {
        return find(id).orElseThrow(() -> new NotFound("company", id));
    }

    @Override
    public synchronized Company create(NewCompany wanted) {
        refuseUnless(wanted.name(), wanted.zone());
        TenantId id = wanted.id() == null ? freeId(wanted.name()) : wanted.id();
        if (id.isPlatform()) {
            throw invalid("id", "is the appliance's own");
        }
        Optional<Company> there = find(id);
        if (there.isPresent()) {
            return there.get();
        }
        // The database first: a company that is listed must be usable, one that was cut short here is made again.
        databases.create(id);
        Company company = new Company(id, wanted.name().strip(), wanted.zone(), wanted.state(), wanted.sandbox());
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection,
                "INSERT INTO identity_company (id, name, zone, state, sandbox, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                id.value(), company.name(), company.zone().getId(), company.state().name(), company.sandbox(), clock.instant()));
        changes.incrementAndGet();
        log.info("Company {} made", id);
        watch.tell(listener -> listener.changed(company));
        return company;
    }

    @Override
    public synchronized Company change(TenantId id, String name, ZoneId zone, Company.State state) {
        refuseUnless(name, zone);
        int rows = store.sql(TenantId.PLATFORM, connection -> Sql.update(connection,
                "UPDATE identity_company SET name = ?, zone = ?, state = ? WHERE id = ?", name.strip(), zone.getId(), state.name(), id.value()));
        changes.incrementAndGet();
        if (rows == 0) {
            throw new NotFound("company", id);
        }
        Company changed = get(id);
        watch.tell(listener -> listener.changed(changed));
        return changed;
    }

    @Override
    public synchronized void remove(TenantId id) {
        databases.drop(id);
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_session WHERE user_id IN (SELECT id FROM identity_user WHERE tenant = ?)", id.value());
            Sql.update(connection, "DELETE FROM identity_token WHERE tenant = ?", id.value());
            return null;
        });
        watch.tell(listener -> listener.removed(id));
        store.sql(TenantId.PLATFORM, connection -> {
            Sql.update(connection, "DELETE FROM identity_user WHERE tenant = ?", id.value());
            return Sql.update(connection, "DELETE FROM identity_company WHERE id = ?", id.value());
        });
        changes.incrementAndGet();
        log.info("Company {} deleted", id);
    }

    @Override
    public void arrived(TenantId tenant) {
        changes.incrementAndGet();
        if (tenant.isPlatform()) {
            // A back-up was put back: every state may be another one.
            all().forEach(company -> watch.tell(listener -> listener.changed(company)));
        }
    }

    @Override
    public void dropped(TenantId tenant) {
        changes.incrementAndGet();
    }

    private Map<TenantId, Company> known() {
        Known now = known;
        long asOf = changes.get();
        if (now == null || now.changes() != asOf) {
            Map<TenantId, Company> companies = new LinkedHashMap<>();
            for (Company company : store.sql(TenantId.PLATFORM, connection -> Sql.list(connection, COLUMNS + " ORDER BY name, id", JdbcCompanies::read))) {
                companies.put(company.id(), company);
            }
            now = new Known(asOf, companies);
            known = now;
        }
        return now.companies();
    }

    private static Company read(Sql.Row row) throws SQLException {
        return new Company(TenantId.of(row.text("id")), row.text("name"), ZoneId.of(row.text("zone")), Company.State.valueOf(row.text("state")),
                row.flag("sandbox"));
    }

    private static void refuseUnless(String name, ZoneId zone) {
        if (name == null || name.isBlank() || name.strip().length() > 200) {
            throw invalid("name", "needs 1 to 200 characters");
        }
        if (zone == null) {
            throw invalid("zone", "is missing");
        }
    }

    @Override
    public TenantId freeId(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        String base = plain.length() < 2 ? "company" : plain.substring(0, Math.min(plain.length(), 34)).replaceAll("-+$", "");
        for (int i = 1;; i++) {
            TenantId id = TenantId.of(i == 1 ? base : base + "-" + i);
            if (!id.isPlatform() && find(id).isEmpty() && !databases.exists(id)) {
                return id;
            }
        }
    }

    private static RuleViolation invalid(String field, String message) {
        return new RuleViolation("company.invalid", "The company's " + field + " " + message + ".", Map.of(field, message));
    }
}
