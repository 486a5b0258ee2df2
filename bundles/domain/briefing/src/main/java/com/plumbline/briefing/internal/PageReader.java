package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.Links.Opened;
import com.plumbline.briefing.internal.page.PageContent;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.customers.Customer;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobStatus;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a link shows, to its technician and as long as it lives. */
@Component(service = PageReader.class)
public class PageReader {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);

    /** @param content empty: the page says only the message */
    public record Answer(int status, Optional<PageContent> content, String title, String message) {}

    private final Links links;
    private final Briefings briefings;
    private final Jobs jobs;
    private final Customers customers;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public PageReader(@Reference Links links, @Reference Briefings briefings, @Reference Jobs jobs, @Reference Customers customers,
            @Reference Companies companies, @Reference Clock clock) {
        this.links = links;
        this.briefings = briefings;
        this.jobs = jobs;
        this.customers = customers;
        this.companies = companies;
        this.clock = clock;
    }

    public Answer read(String token) {
        Optional<Opened> opened = links.open(token);
        if (opened.isEmpty()) {
            return says(404, "No such page", "This link is not one of ours, or a part of it got lost. Ask the office to send it again.");
        }
        Opened link = opened.get();
        if (!link.expiresAt().isAfter(clock.instant())) {
            return says(410, "This link has expired", "Briefings can be read until some hours after the visit. Ask the office if you need it again.");
        }
        try {
            return show(link);
        } catch (NotFound gone) {
            return says(410, "This job is gone", "The job was removed. Ask the office what became of it.");
        }
    }

    private Answer show(Opened link) {
        BriefingEntity briefing = briefings.get(link.tenant(), link.briefing());
        Job job = jobs.get(link.tenant(), new JobId(briefing.jobId()));
        if (job.technicianId() == null || job.technicianId().value() != link.technician()) {
            return says(410, "This job has moved", "It is with another technician now. Ask the office if that surprises you.");
        }
        ZoneId zone = companies.get(link.tenant()).zone();
        Visit visit = SituationReader.visit(job, zone);
        String customer = job.customer() == null ? "" : customers.find(link.tenant(), job.customer()).map(Customer::name).orElse("");
        String address = job.location() == null ? "" : Optional.ofNullable(customers.locations(link.tenant(), Set.of(job.location())).get(job.location()))
                .map(Location::address).map(each -> each.oneLine()).orElse("");
        String note = JobStatus.CANCELED.equals(job.status()) ? "This job is canceled." : "";
        String writer = Composer.MODEL.equals(briefing.writer()) ? "Written by a language model from the company's records."
                : "Written by rules from the company's records.";
        return new Answer(200, Optional.of(new PageContent(visit.number(), customer.isEmpty() ? "Job " + visit.number() : customer, visit.window(),
                visit.jobType(), address, note, Deliveries.sections(briefing), writer,
                "This link opens until " + UNTIL.format(link.expiresAt().atZone(zone)) + ".")), "", "");
    }

    private static Answer says(int status, String title, String message) {
        return new Answer(status, Optional.empty(), title, message);
    }
}
