package com.plumbline.tenancy.internal;

import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** What all companies together used, by day. */
@Component(service = PlatformUsageResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/usage")
public class PlatformUsageResource {

    private final Usage usage;
    private final Clock clock;

    record UsageJson(List<Usage.Day> days) {}

    @Activate
    public PlatformUsageResource(@Reference Usage usage, @Reference Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "Sums over all companies, a day each; the last 30 days unless from and to (both included) say otherwise.")
    public UsageJson sums(@QueryParam("from") String from, @QueryParam("to") String to) {
        Days days = Days.of(from, to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new UsageJson(usage.ofAll(days.from(), days.to()));
    }
}
