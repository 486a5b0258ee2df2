package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Service locations. */
@Component(service = LocationResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("locations")
@Requires("customers.read")
public class LocationResource {

    private final Customers customers;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public LocationResource(@Reference Customers customers, @Reference Companies companies, @Reference Clock clock) {
        this.customers = customers;
        this.companies = companies;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One service location with contacts and equipment.")
    public LocationJson location(@PathParam("id") String id, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Location location = customers.location(tenant, LocationId.of(id));
        return LocationJson.of(location, customers.contacts(tenant, location.id()), customers.equipmentAt(tenant, location.id()),
                LocalDate.ofInstant(clock.instant(), companies.get(tenant).zone()));
    }
}
