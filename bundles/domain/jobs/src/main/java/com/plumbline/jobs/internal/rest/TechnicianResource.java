package com.plumbline.jobs.internal.rest;

import com.plumbline.identity.Caller;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.internal.StoredTechnicians;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Etags;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Technicians and the phones they are reached at. */
@Component(service = TechnicianResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("technicians")
public class TechnicianResource {

    /** @param phone {@code null} or empty to use the vendor's number again */
    public record PhoneJson(String phone) {
    }

    private final StoredTechnicians technicians;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public TechnicianResource(@Reference StoredTechnicians technicians, @Reference Companies companies, @Reference Clock clock) {
        this.technicians = technicians;
        this.companies = companies;
        this.clock = clock;
    }

    @GET
    @Requires("technicians.read")
    @Operation(summary = "Technicians by name, with the number in use, the vendor's and the one entered here.")
    public Page<TechnicianJson> list(@QueryParam("active") Boolean active, @BeanParam PageQuery query, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Page.Request page = query.page();
        List<Technician> all = technicians.list(tenant, query.text(), active);
        Map<Long, Integer> jobs = jobsToday(tenant);
        return Page.of(all.stream().skip(page.offset()).limit(page.pageSize()).map(each -> json(each, jobs)).toList(), page, all.size());
    }

    @GET
    @Path("{id}")
    @Requires("technicians.read")
    @Answers(type = TechnicianJson.class)
    @Operation(summary = "One technician.")
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Technician technician = technicians.get(tenant, TechnicianId.of(id));
        return Etags.ok(json(technician, jobsToday(tenant)), technician.version());
    }

    @PUT
    @Path("{id}/phone")
    @Requires("technicians.write")
    @Answers(type = TechnicianJson.class)
    @Operation(summary = "Sets the number that wins over the vendor's, or takes it back with null.")
    public Response phone(@PathParam("id") String id, PhoneJson phone, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        Technician seen = technicians.get(who.tenant(), TechnicianId.of(id));
        Etags.check(headers, seen.version());
        PhoneNumber number = phone.phone() == null || phone.phone().isBlank() ? null : PhoneNumber.of(phone.phone());
        boolean guarded = headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
        Technician changed = technicians.overridePhone(who, seen.id(), number, guarded ? seen.version() : null);
        return Etags.ok(json(changed, jobsToday(who.tenant())), changed.version());
    }

    private Map<Long, Integer> jobsToday(TenantId tenant) {
        ZoneId zone = companies.get(tenant).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return technicians.jobs(tenant, today.atStartOfDay(zone).toInstant(), today.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static TechnicianJson json(Technician technician, Map<Long, Integer> jobs) {
        return TechnicianJson.of(technician, jobs.getOrDefault(technician.id().value(), 0));
    }
}
