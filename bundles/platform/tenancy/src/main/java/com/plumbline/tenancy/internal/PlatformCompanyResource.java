package com.plumbline.tenancy.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The companies of the appliance, for those who run it. A separate sign-in leads here; see {@link Overview} for what is never shown. */
@Component(service = PlatformCompanyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/companies")
public class PlatformCompanyResource {

    private final Companies companies;
    private final Overview overview;
    private final Profiles profiles;
    private final LifeCycle lifeCycle;
    private final Usage usage;
    private final Clock clock;

    record DetailJson(Overview.CompanyJson company, @Nullable Overview.ContactJson contact, @Nullable String phone, @Nullable String reason,
            List<Overview.HistoryJson> history) {}

    record ReasonJson(@Nullable String reason) {}

    record PlanJson(String plan) {}

    record UsageJson(List<Usage.Day> days) {}

    @Activate
    public PlatformCompanyResource(@Reference Companies companies, @Reference Overview overview, @Reference Profiles profiles, @Reference LifeCycle lifeCycle,
            @Reference Usage usage, @Reference Clock clock) {
        this.companies = companies;
        this.overview = overview;
        this.profiles = profiles;
        this.lifeCycle = lifeCycle;
        this.usage = usage;
        this.clock = clock;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "The companies by name, with state, plug-ins, last sync, errors and usage; filtered by state (pending, active, suspended, declined, closing).")
    public Page<Overview.CompanyJson> list(@BeanParam PageQuery query, @QueryParam("state") String state) {
        return overview.list(query.text(), state(state), query.page());
    }

    @GET
    @Path("{id}")
    @Requires("companies.read")
    @Operation(summary = "One company with its contact and its history.")
    public DetailJson get(@PathParam("id") String id) {
        return detail(tenant(id));
    }

    @POST
    @Path("{id}/approvals")
    @Requires("companies.write")
    @Answers(201)
    @Operation(summary = "Approves a pending company: it is active from now on.")
    public DetailJson approve(@PathParam("id") String id, @Nullable ReasonJson wanted, @Context SecurityContext security) {
        return take(id, Step.APPROVE, wanted, security);
    }

    @POST
    @Path("{id}/declines")
    @Requires("companies.write")
    @Answers(201)
    @Operation(summary = "Declines a pending company, with the reason that its owner is told.")
    public DetailJson decline(@PathParam("id") String id, ReasonJson wanted, @Context SecurityContext security) {
        return take(id, Step.DECLINE, wanted, security);
    }

    @POST
    @Path("{id}/suspensions")
    @Requires("companies.write")
    @Answers(201)
    @Operation(summary = "Suspends a company, with the reason that its owner is told: nothing leaves the appliance for it until it is reactivated.")
    public DetailJson suspend(@PathParam("id") String id, ReasonJson wanted, @Context SecurityContext security) {
        return take(id, Step.SUSPEND, wanted, security);
    }

    @POST
    @Path("{id}/reactivations")
    @Requires("companies.write")
    @Answers(201)
    @Operation(summary = "Brings a suspended or closing company back; what waited goes on.")
    public DetailJson reactivate(@PathParam("id") String id, @Nullable ReasonJson wanted, @Context SecurityContext security) {
        return take(id, Step.REACTIVATE, wanted, security);
    }

    @DELETE
    @Path("{id}")
    @Requires("companies.write")
    @Answers(202)
    @Operation(summary = "Closes a company: everything is exported, and deleted when the time of grace is over.")
    public DetailJson close(@PathParam("id") String id, @QueryParam("reason") String reason, @Context SecurityContext security) {
        return take(id, Step.CLOSE, new ReasonJson(reason), security);
    }

    @PUT
    @Path("{id}/plan")
    @Requires("companies.write")
    @Operation(summary = "Changes the plan, a name of the reseller's own.")
    public DetailJson plan(@PathParam("id") String id, PlanJson wanted, @Context SecurityContext security) {
        TenantId tenant = tenant(id);
        Fields.of().text("plan", wanted.plan(), 1, 40).refuse();
        profiles.plan(Callers.of(security), tenant, wanted.plan().strip());
        return detail(tenant);
    }

    @GET
    @Path("{id}/usage")
    @Requires("companies.read")
    @Operation(summary = "What the company used, a day each; the last 30 days unless from and to (both included) say otherwise.")
    public UsageJson usage(@PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Company company = companies.get(tenant(id));
        Days days = Days.of(from, to, LocalDate.ofInstant(clock.instant(), company.zone()));
        return new UsageJson(usage.of(company.id(), days.from(), days.to()));
    }

    private DetailJson take(String id, Step step, ReasonJson wanted, SecurityContext security) {
        TenantId tenant = tenant(id);
        lifeCycle.take(Callers.of(security), tenant, step, wanted == null ? null : wanted.reason());
        return detail(tenant);
    }

    private DetailJson detail(TenantId tenant) {
        Optional<Profile> profile = profiles.find(tenant);
        return new DetailJson(overview.get(tenant), overview.contact(tenant).orElse(null), profile.map(Profile::phone).orElse(null),
                profile.map(Profile::reason).orElse(null), overview.history(tenant));
    }

    /** @throws NotFound {@code company.unknown} */
    private TenantId tenant(String id) {
        return companies.all().stream().map(Company::id).filter(known -> known.value().equals(id)).findFirst().orElseThrow(() -> new NotFound("company", id));
    }

    private static Company.State state(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (Company.State state : Company.State.values()) {
            if (state.name().equalsIgnoreCase(text)) {
                return state;
            }
        }
        throw new RuleViolation("request.invalid", "There is no state \"" + text + "\".", Map.of("state", "is pending, active, suspended, declined or closing"));
    }
}
