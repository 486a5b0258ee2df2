package com.plumbline.jobs.internal.rest;

import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.jobs.internal.rest.JobJson.BriefingJson;
import com.plumbline.jobs.internal.rest.JobJson.NamedJson;
import com.plumbline.jobs.internal.rest.JobJson.PersonJson;
import com.plumbline.jobs.internal.rest.JobJson.PlaceJson;
import com.plumbline.jobs.spi.CampaignNames;
import com.plumbline.jobs.spi.JobBadges;
import com.plumbline.jobs.spi.JobBadges.JobBadge;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts names, places, phones and the state of the briefing on a page of jobs; each of them asked once per page. */
@Component(service = JobCards.class)
public class JobCards {

    @Reference
    private Customers customers;

    @Reference
    private Technicians technicians;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile JobBadges briefings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile CampaignNames campaigns;

    List<JobJson> of(Caller who, Collection<Job> jobs) {
        TenantId tenant = who.tenant();
        JobBadges knowsBriefings = briefings;
        Map<CustomerId, Customer> names = customers.byIds(tenant, all(jobs, Job::customer));
        Map<LocationId, Location> places = customers.locations(tenant, all(jobs, Job::location));
        Map<TechnicianId, Technician> people = technicians.byIds(tenant, all(jobs, Job::technicianId));
        Map<JobId, JobBadge> badges = knowsBriefings == null || jobs.isEmpty() ? Map.of() : knowsBriefings.badges(tenant, all(jobs, Job::id));
        boolean money = who.can("money.read");
        return jobs.stream().map(job -> new JobJson(job.id().toString(), job.number(), job.status(), job.jobType(), job.businessUnit(),
                job.priority(), job.start(), job.end(), job.arrivalStart(), job.arrivalEnd(), customer(job, names.get(job.customer())),
                place(places.get(job.location())), person(people.get(job.technicianId())), money ? job.total() : null,
                briefing(badges.get(job.id())))).toList();
    }

    /** {@code null} when the job has none or nobody knows its name. */
    String campaign(TenantId tenant, Job job) {
        CampaignNames knowsCampaigns = campaigns;
        return knowsCampaigns == null || job.campaign() == null ? null : knowsCampaigns.name(tenant, job.campaign()).orElse(null);
    }

    private static <T> Set<T> all(Collection<Job> jobs, Function<Job, T> part) {
        return jobs.stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static NamedJson customer(Job job, Customer customer) {
        return job.customer() == null ? null : new NamedJson(job.customer().toString(), customer == null ? null : customer.name());
    }

    private static PlaceJson place(Location location) {
        return location == null ? null : new PlaceJson(location.id().toString(), location.address());
    }

    private static PersonJson person(Technician technician) {
        return technician == null ? null : new PersonJson(technician.id().toString(), technician.name(),
                technician.phone().effective().map(PhoneNumber::e164).orElse(null));
    }

    private static BriefingJson briefing(JobBadge badge) {
        return badge == null ? null : new BriefingJson(badge.id(), badge.state(), badge.deliveryState());
    }
}
