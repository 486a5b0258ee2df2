package com.plumbline.jobs.internal.rest;

import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobQuery;
import com.plumbline.jobs.Jobs;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Etags;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Jobs by day. */
@Component(service = JobResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("jobs")
@Requires("jobs.read")
public class JobResource {

    private static final int HISTORY = 50;

    private final Jobs jobs;
    private final JobCards cards;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public JobResource(@Reference Jobs jobs, @Reference JobCards cards, @Reference Companies companies, @Reference Clock clock) {
        this.jobs = jobs;
        this.cards = cards;
        this.companies = companies;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Jobs with a visit on the days from \"from\" to before \"to\" in the company's zone, today when not said, by start.")
    public Page<JobJson> list(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("status") String status,
            @QueryParam("technician") String technician, @BeanParam PageQuery query, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        LocalDate first = day("from", from, LocalDate.ofInstant(clock.instant(), companies.get(who.tenant()).zone()));
        LocalDate end = day("to", to, first.plusDays(1));
        TechnicianId of = technician == null || technician.isBlank() ? null : TechnicianId.of(technician);
        String in = status == null || status.isBlank() ? null : status;
        Page<Job> page = jobs.list(who.tenant(), new JobQuery(first, end, query.text(), in, of), query.page());
        return new Page<>(cards.of(who, page.items()), page.page(), page.pageSize(), page.total());
    }

    @GET
    @Path("{id}")
    @Answers(type = JobDetailJson.class)
    @Operation(summary = "One job with its appointments.")
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        Job job = jobs.get(who.tenant(), JobId.of(id));
        JobDetailJson detail = JobDetailJson.of(job, cards.of(who, List.of(job)).get(0), cards.campaign(who.tenant(), job),
                jobs.appointments(who.tenant(), job.id()));
        return Etags.ok(detail, job.origin().at().toEpochMilli());
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Earlier jobs at the location of this one, newest first; at most 50.")
    public Page<JobJson> history(@PathParam("id") String id, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        List<JobJson> earlier = cards.of(who, jobs.history(who.tenant(), JobId.of(id), HISTORY));
        return new Page<>(earlier, 1, HISTORY, earlier.size());
    }

    private static LocalDate day(String name, String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new RuleViolation("request.invalid", "\"" + text + "\" is not a day. Write it like 2026-11-21.", Map.of(name, "not a day"));
        }
    }
}
