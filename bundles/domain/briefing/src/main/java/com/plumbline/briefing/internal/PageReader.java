package com.plumbline.briefing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.Links.Opened;
import com.plumbline.briefing.internal.page.PageContent;
import com.plumbline.briefing.internal.page.PageContent.Brand;
import com.plumbline.briefing.internal.page.PageContent.Known;
import com.plumbline.briefing.internal.results.Feedback;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.briefing.internal.writer.Statement;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobStatus;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Json;
import com.plumbline.tenancy.CompanyBrands;
import com.plumbline.tenancy.CompanyBrands.CompanyBrand;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What a link shows, to its technician and as long as it lives; and his answer whether it was useful. */
@Component(service = PageReader.class)
public class PageReader {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.US);
    private static final Set<String> ADVICE = Set.of("guidance", "model");
    private static final int MOST_SOURCES = 2;
    private static final List<Category> ORDER = List.of(Category.HOME, Category.FAMILY, Category.PERSONAL);

    /** @param content empty: the page says only the message */
    public record Answer(int status, Optional<PageContent> content, String title, String message) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile CompanyBrands brands;

    private final Links links;
    private final Briefings briefings;
    private final Profiles profiles;
    private final Feedback feedback;
    private final Jobs jobs;
    private final Customers customers;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public PageReader(@Reference Links links, @Reference Briefings briefings, @Reference Profiles profiles, @Reference Feedback feedback,
            @Reference Jobs jobs, @Reference Customers customers, @Reference Companies companies, @Reference Clock clock) {
        this.links = links;
        this.briefings = briefings;
        this.profiles = profiles;
        this.feedback = feedback;
        this.jobs = jobs;
        this.customers = customers;
        this.companies = companies;
        this.clock = clock;
    }

    /** @param opened whether a person opened it, and not a program that looks ahead */
    public Answer read(String token, boolean opened) {
        return opening(token, opened, this::show);
    }

    /** Keeps the answer; the last one counts. @return the page, or why there is none */
    public Answer answer(String token, boolean useful) {
        return opening(token, true, (link, job) -> {
            feedback.answer(link.tenant(), job.id().value(), link.technician(), link.briefing(), useful);
            return show(link, job);
        });
    }

    private Answer opening(String token, boolean opened, BiFunction<Opened, Job, Answer> then) {
        Optional<Opened> found = links.open(token, opened);
        if (found.isEmpty()) {
            return says(404, "No such page", "This link is not one of ours, or a part of it got lost. Ask the office to send it again.");
        }
        Opened link = found.get();
        if (!link.expiresAt().isAfter(clock.instant())) {
            return says(410, "This link has expired", "Briefings can be read until some hours after the visit. Ask the office if you need it again.");
        }
        try {
            Job job = jobs.get(link.tenant(), new JobId(briefings.get(link.tenant(), link.briefing()).jobId()));
            if (job.technicianId() == null || job.technicianId().value() != link.technician()) {
                return says(410, "This job has moved", "It is with another technician now. Ask the office if that surprises you.");
            }
            return then.apply(link, job);
        } catch (NotFound gone) {
            return says(410, "This job is gone", "The job was removed. Ask the office what became of it.");
        }
    }

    private Answer show(Opened link, Job job) {
        TenantId tenant = link.tenant();
        BriefingEntity briefing = briefings.get(tenant, link.briefing());
        Company company = companies.get(tenant);
        String note = JobStatus.CANCELED.equals(job.status()) ? "This job is canceled." : "";
        String writer = Composer.MODEL.equals(briefing.writer()) ? "Written by a language model from the company's records."
                : "Written by rules from the company's records.";
        return new Answer(200, Optional.of(new PageContent(brand(company), visit(tenant, job, company.zone()), note, Deliveries.sections(briefing),
                sources(briefing), job.customer() == null ? List.of() : known(tenant, job.customer(), company.zone()),
                feedback.answer(tenant, job.id().value(), link.technician()).orElse(null), writer,
                "This link opens until " + UNTIL.format(link.expiresAt().atZone(company.zone())) + ".")), "", "");
    }

    /** Of each line the records it rests on; that it is advice goes without saying. */
    private static Map<String, String> sources(BriefingEntity briefing) {
        Map<String, String> sources = new HashMap<>();
        if (briefing.statements() == null) {
            return sources;
        }
        try {
            for (Statement statement : Json.mapper().readValue(briefing.statements(), Statement[].class)) {
                String records = statement.sources().stream().filter(source -> !ADVICE.contains(source.kind())).map(Statement.Source::label)
                        .filter(label -> !label.equals(statement.text())).distinct().limit(MOST_SOURCES).collect(Collectors.joining("; "));
                if (!records.isEmpty()) {
                    sources.put(PageContent.key(statement.section(), statement.text()), "From: " + records);
                }
            }
            return sources;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The stored sources of " + BriefingIds.briefing(briefing.id()) + " cannot be read", broken);
        }
    }

    private PageContent.Visit visit(TenantId tenant, Job job, ZoneId zone) {
        Situation.Visit visit = SituationReader.visit(job, zone);
        String customer = job.customer() == null ? "" : customers.find(tenant, job.customer()).map(Customer::name).orElse("");
        String address = job.location() == null ? "" : Optional.ofNullable(customers.locations(tenant, Set.of(job.location())).get(job.location()))
                .map(Location::address).map(each -> each.oneLine()).orElse("");
        return new PageContent.Visit(visit.number(), customer.isEmpty() ? "Job " + visit.number() : customer, visit.window(), visit.jobType(), address);
    }

    /** The facts that the writer may use, home first. */
    private List<Known> known(TenantId tenant, CustomerId customer, ZoneId zone) {
        return profiles.stored(tenant, customer).orElse(List.of()).stream().sorted(Comparator.comparing((Fact fact) -> ORDER.indexOf(fact.category())))
                .map(fact -> new Known(fact.label(), fact.value(), source(fact, zone))).toList();
    }

    private static String source(Fact fact, ZoneId zone) {
        String month = fact.at() == null ? "" : MONTH.format(fact.at().atZone(zone));
        String from = fact.source().contains(month) ? fact.source() : fact.source() + ", " + month;
        return switch (fact.confidence()) {
            case HIGH -> from;
            case MEDIUM -> from + ", likely";
            case LOW -> from + ", a guess";
        };
    }

    private Brand brand(Company company) {
        CompanyBrands all = brands;
        CompanyBrand own = all == null ? new CompanyBrand(null, null, null) : all.brand(company.id());
        return new Brand(own.displayName() == null ? company.name() : own.displayName(), own.color(), own.logo());
    }

    private static Answer says(int status, String title, String message) {
        return new Answer(status, Optional.empty(), title, message);
    }
}
