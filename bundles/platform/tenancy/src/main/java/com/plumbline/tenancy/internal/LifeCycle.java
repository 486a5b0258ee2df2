package com.plumbline.tenancy.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Company.State;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads companies from state to state. The step is written down before it is taken and crossed out, with history and mail, when it is done; what
 * a power cut interrupted is finished at the next start ({@link #recover}), so taking a step twice must be as good as once.
 */
@Component(service = LifeCycle.class, configurationPid = "com.plumbline.tenancy")
@Designate(ocd = TenancySettings.class)
public class LifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger(LifeCycle.class);

    private final Store store;
    private final CompanyRegistry companies;
    private final Letters letters;
    private final Belongings belongings;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;
    private final Duration grace;

    @Activate
    public LifeCycle(TenancySettings settings, @Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference CompanyRegistry companies,
            @Reference Letters letters, @Reference Belongings belongings, @Reference Audit audit, @Reference LiveHub live, @Reference Clock clock) {
        this(Duration.ofDays(settings.graceDays()), store, companies, letters, belongings, audit, live, clock);
    }

    LifeCycle(Duration grace, Store store, CompanyRegistry companies, Letters letters, Belongings belongings, Audit audit, LiveHub live, Clock clock) {
        this.grace = grace;
        this.store = store;
        this.companies = companies;
        this.letters = letters;
        this.belongings = belongings;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /**
     * @param who    the platform admin, or the operator
     * @param reason {@code null} or blank when the step needs none
     * @throws RuleViolation {@code company.reason} when it needs one, {@code company.state} when the step does not follow on where the company is
     * @throws NotFound      {@code company.unknown}
     */
    Company take(Caller who, TenantId tenant, Step step, String reason) {
        Company company = companies.get(tenant);
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (step.needsReason() && why == null || why != null && why.length() > 1000) {
            throw new RuleViolation("company.reason", "Say why, in at most 1,000 characters; the company's owner reads it.", Map.of("reason", "is missing or too long"));
        }
        refuseUnless(step.mayFollow(company.state()), company, step);
        boolean begun = store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.ensure(connection, tenant, clock.instant());
            return ProfileTable.begin(connection, tenant, step, why, who.name());
        });
        refuseUnless(begun, company, step);
        finish(tenant);
        return companies.find(tenant).orElse(company);
    }

    private static void refuseUnless(boolean may, Company company, Step step) {
        if (!may) {
            throw new RuleViolation("company.state", company.name() + " is " + company.state().name().toLowerCase(java.util.Locale.ROOT)
                    + "; \"" + step.text() + "\" does not follow on that. Reload the page to see where it stands.");
        }
    }

    /** Finishes what was begun and cut short. */
    void recover() {
        for (Profile profile : store.sql(TenantId.PLATFORM, ProfileTable::all)) {
            if (profile.step() != null) {
                LOG.info("Taking up again: {} of company {}", profile.step().text(), profile.tenant());
                finish(profile.tenant());
            }
        }
    }

    /** Deletes a company whose time of grace is over, as far as its export is made. @return whether it did */
    boolean deleteWhenOver(TenantId tenant) {
        Profile profile = store.sql(TenantId.PLATFORM, connection -> ProfileTable.find(connection, tenant)).orElseThrow();
        boolean over = companies.get(tenant).state() == State.CLOSING && profile.endsAt() != null && !profile.endsAt().isAfter(clock.instant());
        if (!over || !belongings.isExported(tenant)) {
            return false;
        }
        take(Caller.system(TenantId.PLATFORM), tenant, Step.DELETE, null);
        return true;
    }

    private void finish(TenantId tenant) {
        Profile profile = store.sql(TenantId.PLATFORM, connection -> ProfileTable.find(connection, tenant)).orElseThrow(() -> new NotFound("company", tenant));
        if (profile.step() == Step.DELETE) {
            delete(profile);
            return;
        }
        Company before = companies.get(tenant);
        State next = profile.step().leadsTo(before.state(), profile.closedFrom());
        // Taken up again after the state was changed: it is there already.
        Company after = before.state() == next ? before : companies.change(tenant, before.name(), before.zone(), next);
        Caller by = new Caller(tenant, Caller.Kind.SYSTEM, "platform", profile.stepBy(), null, java.util.Set.of());
        audit.record(by, null, AuditEntry.of("company." + profile.step().text(), "company", tenant.value(), after.name(), profile.stepReason()));
        store.sql(TenantId.PLATFORM, connection -> {
            close(connection, profile, before, after);
            return null;
        });
        LOG.info("Company {} is {}", tenant, next);
        belongings.look();
        live.publish(tenant, "company", "changed", List.of(), null);
        live.publish(TenantId.PLATFORM, "companies", "changed", List.of(tenant.value()), null);
    }

    private void close(Connection connection, Profile profile, Company before, Company after) {
        Instant now = clock.instant();
        Step step = profile.step();
        Instant endsAt = step == Step.CLOSE ? now.plus(grace) : null;
        State from = step == Step.CLOSE && before.state() != State.CLOSING ? before.state() : step == Step.CLOSE ? profile.closedFrom() : null;
        ProfileTable.end(connection, profile.tenant(), after.isActive() ? null : profile.stepReason(), endsAt, from);
        ProfileTable.note(connection, profile.tenant(), now, step.text(), profile.stepBy(), profile.stepReason());
        if (step == Step.CLOSE) {
            belongings.ask(connection, profile.tenant(), profile.stepBy());
        }
        letters.told(connection, after, step, profile.stepReason(), endsAt);
    }

    /** The mail first, while it is known whom to tell; the list of companies forgets it in the end. */
    private void delete(Profile profile) {
        TenantId tenant = profile.tenant();
        companies.find(tenant).ifPresent(company -> store.sql(TenantId.PLATFORM, connection -> {
            letters.told(connection, company, Step.DELETE, null, null);
            return null;
        }));
        companies.remove(tenant);
        belongings.erase(tenant);
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.forget(connection, tenant);
            ProfileTable.note(connection, tenant, clock.instant(), Step.DELETE.text(), profile.stepBy(), null);
            return null;
        });
        live.publish(TenantId.PLATFORM, "companies", "removed", List.of(tenant.value()), null);
    }

    /** The companies that are on their way out. */
    List<TenantId> closing() {
        return companies.all().stream().filter(company -> company.state() == State.CLOSING).map(Company::id).toList();
    }
}
