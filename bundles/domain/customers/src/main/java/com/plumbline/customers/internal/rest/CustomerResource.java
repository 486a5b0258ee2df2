package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Contact;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Customers. */
@Component(service = CustomerResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers")
@Requires("customers.read")
public class CustomerResource {

    private final Customers customers;
    private final CustomerCards cards;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public CustomerResource(@Reference Customers customers, @Reference CustomerCards cards, @Reference Companies companies,
            @Reference Clock clock) {
        this.customers = customers;
        this.cards = cards;
        this.companies = companies;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Customers whose name, phone, e-mail or address matches every word of q, by name.")
    public Page<CustomerJson> list(@BeanParam PageQuery query, @QueryParam("type") String type, @QueryParam("active") Boolean active,
            @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Page<Customer> page = customers.search(tenant, query.text(), type, active, query.page());
        return new Page<>(cards.of(tenant, page.items()), page.page(), page.pageSize(), page.total());
    }

    @GET
    @Path("{id}")
    @Answers(type = CustomerDetailJson.class)
    @Operation(summary = "One customer with contacts, locations and equipment.")
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        TenantId tenant = who.tenant();
        Customer customer = customers.get(tenant, CustomerId.of(id));
        Map<LocationId, List<Equipment>> equipment = customers.equipmentOf(tenant, customer.id()).stream()
                .collect(Collectors.groupingBy(Equipment::location));
        LocalDate today = today(tenant);
        List<Location> places = customers.locationsOf(tenant, customer.id());
        Map<LocationId, List<Contact>> atPlaces = customers.contacts(tenant, places.stream().map(Location::id).toList());
        List<LocationJson> locations = places.stream().map(place -> LocationJson.of(place, atPlaces.getOrDefault(place.id(), List.of()),
                equipment.getOrDefault(place.id(), List.of()), today)).toList();
        List<Contact> contacts = customers.contacts(tenant, customer.id());
        CustomerJson card = cards.of(tenant, List.of(customer)).get(0);
        CustomerDetailJson detail = CustomerDetailJson.of(customer, card, contacts, locations, who.can("money.read"));
        return Etags.ok(detail, customer.origin().at().toEpochMilli());
    }

    private LocalDate today(TenantId tenant) {
        return LocalDate.ofInstant(clock.instant(), companies.get(tenant).zone());
    }
}
