package com.plumbline.jobs.internal;

import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which of some jobs have every word of a text in what the screen shows of them. */
@Component(service = JobFilter.class)
public class JobFilter {

    private final Customers customers;
    private final Technicians technicians;

    @Activate
    public JobFilter(@Reference Customers customers, @Reference Technicians technicians) {
        this.customers = customers;
        this.technicians = technicians;
    }

    List<Job> matching(TenantId tenant, List<Job> jobs, String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        Map<CustomerId, Customer> names = customers.byIds(tenant, jobs.stream().map(Job::customer).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<LocationId, Location> places = customers.locations(tenant, jobs.stream().map(Job::location).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<TechnicianId, Technician> people = technicians.byIds(tenant, jobs.stream().map(Job::technicianId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return jobs.stream().filter(job -> {
            String shown = shown(job, names.get(job.customer()), places.get(job.location()), people.get(job.technicianId()));
            return Stream.of(words).allMatch(shown::contains);
        }).toList();
    }

    private static String shown(Job job, Customer customer, Location location, Technician technician) {
        return Stream.of(job.number(), job.status(), job.jobType(), job.businessUnit(), job.summary(),
                        customer == null ? null : customer.name(), customer == null ? null : customer.phone(),
                        location == null ? null : location.address().oneLine(), technician == null ? null : technician.name())
                .filter(Objects::nonNull).collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
    }
}
