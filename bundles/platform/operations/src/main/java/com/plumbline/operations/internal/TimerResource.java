package com.plumbline.operations.internal;

import com.plumbline.events.TimerState;
import com.plumbline.events.Timers;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Every timed job with its schedule and its last result. */
@Component(service = TimerResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("timers")
public class TimerResource {

    private final Timers timers;
    private final Companies companies;
    private final Audit audit;

    record TimerJson(String name, String title, @Nullable String plugin, String tenant, String schedule, String zone, @Nullable Instant nextRun,
            @Nullable Instant lastRun, @Nullable String lastResult, @Nullable String lastDetail, @Nullable Long lastMillis) {

        static TimerJson of(TimerState timer) {
            return new TimerJson(timer.name(), timer.title(), timer.plugin(), timer.tenant().value(), timer.cron(), timer.zone().getId(),
                    timer.nextRun(), timer.lastRun(), timer.lastResult() == null ? null : timer.lastResult().name().toLowerCase(Locale.ROOT),
                    timer.lastDetail(), timer.lastTook() == null ? null : timer.lastTook().toMillis());
        }
    }

    record RunJson(String name) {}

    @Activate
    public TimerResource(@Reference Timers timers, @Reference Companies companies, @Reference Audit audit) {
        this.timers = timers;
        this.companies = companies;
        this.audit = audit;
    }

    @GET
    @Requires("system.read")
    @Operation(summary = "The company's timed jobs, by name; the appliance's own too when the company has it to itself.")
    public Page<TimerJson> list(@Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        List<TimerState> all = new ArrayList<>(timers.list(tenant));
        if (!tenant.isPlatform() && hasTheApplianceToItself()) {
            all.addAll(timers.list(TenantId.PLATFORM));
        }
        return new Page<>(all.stream().map(TimerJson::of).toList(), 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Path("{name}/runs")
    @Requires("system.write")
    @Answers(202)
    @Operation(summary = "Runs a timed job now, in the background.")
    public RunJson run(@PathParam("name") String name, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        TenantId owner = ownerOf(caller.tenant(), name);
        timers.runNow(owner, name);
        audit.record(caller, null, AuditEntry.of("timer.run", "timer", name, name, null));
        return new RunJson(name);
    }

    private TenantId ownerOf(TenantId tenant, String name) {
        boolean appliances = !tenant.isPlatform() && hasTheApplianceToItself()
                && timers.list(TenantId.PLATFORM).stream().anyMatch(timer -> timer.name().equals(name));
        return appliances ? TenantId.PLATFORM : tenant;
    }

    private boolean hasTheApplianceToItself() {
        return companies.all().size() == 1;
    }
}
