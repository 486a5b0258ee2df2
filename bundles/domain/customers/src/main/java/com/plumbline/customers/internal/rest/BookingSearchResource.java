package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Customers;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Who is calling: the look-up behind booking and a ringing phone. */
@Component(service = BookingSearchResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("booking/search")
public class BookingSearchResource {

    /** @param customer {@code null} when nobody has the number */
    public record Caller(CustomerJson customer) {
    }

    private final Customers customers;
    private final CustomerCards cards;

    @Activate
    public BookingSearchResource(@Reference Customers customers, @Reference CustomerCards cards) {
        this.customers = customers;
        this.cards = cards;
    }

    @GET
    @Requires("customers.read")
    @Operation(summary = "The customer with a phone number, written in any usual way, or an empty result.")
    public Caller search(@QueryParam("phone") String phone, @Context SecurityContext security) {
        Fields.of().text("phone", phone, 1, 60).refuse();
        TenantId tenant = Callers.of(security).tenant();
        return new Caller(customers.findByPhone(tenant, phone).map(found -> cards.of(tenant, List.of(found)).get(0)).orElse(null));
    }
}
