package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.events.DeadLetter;
import com.plumbline.events.DeadLetters;
import com.plumbline.events.TimerState;
import com.plumbline.events.Timers;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.SupportAccess;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Arrivals;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Looking for what is wrong in a company, without its customers: health, timed jobs, work that failed; and looking in, where it allows that. */
@Component(service = PlatformSupportResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/companies")
public class PlatformSupportResource {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]\\w*(?:Exception|Error)|[a-z][a-z0-9-]*\\.[a-z0-9.-]+");

    private final Companies companies;
    private final CompanyDatabases databases;
    private final Overview overview;
    private final Timers timers;
    private final DeadLetters deadLetters;
    private final SupportAccess support;
    private final Arrivals arrivals;
    private final Audit audit;

    record TimerJson(String name, String title, @Nullable String plugin, String schedule, String zone, @Nullable Instant nextRun, @Nullable Instant lastRun,
            @Nullable String lastResult, @Nullable Long lastMillis) {

        static TimerJson of(TimerState timer) {
            return new TimerJson(timer.name(), timer.title(), timer.plugin(), timer.cron(), timer.zone().getId(), timer.nextRun(), timer.lastRun(),
                    timer.lastResult() == null ? null : timer.lastResult().name().toLowerCase(Locale.ROOT), timer.lastTook() == null ? null : timer.lastTook().toMillis());
        }
    }

    /** @param code what sort of failure; its words may name a person and are not shown */
    record DeadLetterJson(String n, String type, String handler, int attempts, Instant at, Instant failedAt, String code) {

        static DeadLetterJson of(DeadLetter letter) {
            return new DeadLetterJson(Ids.text("evt", letter.id()), letter.type(), letter.handler(), letter.attempts(), letter.at(), letter.failedAt(), PlatformSupportResource.code(letter.error()));
        }
    }

    record ReplayJson(String n) {}

    /** @param status {@code ok} or {@code trouble} */
    record HealthJson(String status, String state, boolean database, List<Overview.PluginJson> plugins, long deadLetters, long failedTimers,
            @Nullable Overview.SyncJson lastSync) {}

    record WelcomeJson(String csrf, JsonNode me) {}

    @Activate
    public PlatformSupportResource(@Reference Companies companies, @Reference CompanyDatabases databases, @Reference Overview overview, @Reference Timers timers,
            @Reference DeadLetters deadLetters, @Reference SupportAccess support, @Reference Arrivals arrivals, @Reference Audit audit) {
        this.companies = companies;
        this.databases = databases;
        this.overview = overview;
        this.timers = timers;
        this.deadLetters = deadLetters;
        this.support = support;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    @GET
    @Path("{id}/health")
    @Requires("companies.read")
    @Operation(summary = "How the company's plug-ins, timed jobs and events are doing.")
    public HealthJson health(@PathParam("id") String id) {
        TenantId tenant = tenant(id);
        Overview.CompanyJson company = overview.get(tenant);
        Overview.ErrorsJson errors = company.errors();
        boolean database = databases.exists(tenant);
        boolean well = database && errors.deadLetters() + errors.failedTimers() + errors.plugins() == 0;
        return new HealthJson(well ? "ok" : "trouble", company.state(), database, company.plugins(), errors.deadLetters(), errors.failedTimers(), company.lastSync());
    }

    @GET
    @Path("{id}/timers")
    @Requires("companies.read")
    @Operation(summary = "The company's timed jobs with their last result, without its words.")
    public Page<TimerJson> timers(@PathParam("id") String id) {
        List<TimerJson> all = timers.list(tenant(id)).stream().map(TimerJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @GET
    @Path("{id}/dead-letters")
    @Requires("companies.read")
    @Operation(summary = "Work of the company that failed for good: type, handler, attempts and code, neither data nor words.")
    public Page<DeadLetterJson> deadLetters(@PathParam("id") String id, @BeanParam PageQuery query) {
        return deadLetters.list(tenant(id), null, query.page()).map(DeadLetterJson::of);
    }

    @POST
    @Path("{id}/dead-letters/{n}/replays")
    @Requires("companies.write")
    @Answers(202)
    @Operation(summary = "Tries failed work of the company again.")
    public ReplayJson replay(@PathParam("id") String id, @PathParam("n") String n, @Context SecurityContext security) {
        TenantId tenant = tenant(id);
        deadLetters.replay(tenant, Ids.parse("evt", n).orElseThrow(() -> new NotFound("dead-letter", n)));
        audit.record(Callers.of(security).in(tenant), null, AuditEntry.of("event.replay", "event", n, n, "By the platform's admin."));
        return new ReplayJson(n);
    }

    @POST
    @Path("{id}/support-sessions")
    @Requires("companies.read")
    @Answers(value = 201, type = WelcomeJson.class)
    @Operation(summary = "Looks into the company as support, read only, while it allows that; sets the cookie of its console.")
    public Response enter(@PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        return arrivals.welcome(201, support.enter(Callers.of(security), tenant(id), arrivals.address(request)), request);
    }

    private TenantId tenant(String id) {
        return companies.all().stream().map(Company::id).filter(known -> known.value().equals(id)).findFirst().orElseThrow(() -> new NotFound("company", id));
    }

    /** The class of an unexpected failure, which begins its text; everything else is the handler's own answer. */
    static String code(String error) {
        String first = error == null ? "" : error.split(":", 2)[0];
        return CODE.matcher(first).matches() ? first : "refused";
    }
}
