package com.plumbline.events.internal.timers;

import com.plumbline.events.TimedJob;
import com.plumbline.events.TimedJob.Scope;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** For whom a job runs, by which clock, and how long after the schedule's moment. */
final class Places {

    /** As much as a company is given of a job's spread while there is enough of it. */
    private static final Duration EACH = Duration.ofSeconds(3);

    private volatile Companies companies;

    /** @param after how long after the schedule's moment this company's turn is */
    record Place(TenantId tenant, ZoneId zone, Duration after) {

        private static final Place APPLIANCE = new Place(TenantId.PLATFORM, ZoneOffset.UTC, Duration.ZERO);

        /** The first turn whose schedule fires after {@code moment}, {@code null} when there is none. */
        Instant turnAfter(TimedJob job, Instant moment) {
            Instant fires = new Schedule(job.cron(), zone).after(moment);
            return fires == null ? null : fires.plus(after);
        }
    }

    /** @param known {@code null} while nobody knows: then only the appliance's jobs run */
    void use(Companies known) {
        companies = known;
    }

    List<Place> of(TimedJob job) {
        if (job.scope() == Scope.APPLIANCE) {
            return List.of(Place.APPLIANCE);
        }
        List<Company> active = active();
        return active.stream().filter(company -> job.appliesTo(company.id())).map(company -> place(job, company, active.size())).toList();
    }

    /** Empty when the job is not for this company, or not now. */
    Optional<Place> of(TimedJob job, TenantId tenant) {
        if (job.scope() == Scope.APPLIANCE) {
            return Optional.of(Place.APPLIANCE).filter(place -> place.tenant().equals(tenant));
        }
        Companies known = companies;
        return known == null ? Optional.empty() : known.find(tenant).filter(Company::isActive).filter(company -> job.appliesTo(company.id()))
                .map(company -> place(job, company, active().size()));
    }

    Set<ZoneId> zones(TimedJob job) {
        if (job.scope() == Scope.APPLIANCE) {
            return Set.of(ZoneOffset.UTC);
        }
        Set<ZoneId> zones = new HashSet<>();
        active().forEach(company -> zones.add(company.zone()));
        return zones;
    }

    private List<Company> active() {
        Companies known = companies;
        return known == null ? List.of() : known.all().stream().filter(Company::isActive).toList();
    }

    private static Place place(TimedJob job, Company company, int companies) {
        long all = Math.min(job.spread().toMillis(), EACH.toMillis() * (companies - 1));
        return new Place(company.id(), company.zone(), Duration.ofMillis(all <= 0 ? 0 : number(job, company.id()) % all));
    }

    private static long number(TimedJob job, TenantId tenant) {
        CRC32 sum = new CRC32();
        sum.update((job.name() + '/' + tenant.value()).getBytes(StandardCharsets.UTF_8));
        // Short names differ in few bits of the sum; the multiplication brings them to all.
        return sum.getValue() * 0x9E3779B97F4A7C15L >>> 20;
    }
}
