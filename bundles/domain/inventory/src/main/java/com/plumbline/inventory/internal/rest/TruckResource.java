package com.plumbline.inventory.internal.rest;

import com.plumbline.inventory.Truck;
import com.plumbline.inventory.TruckItem;
import com.plumbline.inventory.Trucks;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Trucks and what belongs on them. */
@Component(service = TruckResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("trucks")
public class TruckResource {

    public record DriverJson(String id, String name) {
    }

    /** @param items how many items belong on it */
    public record TruckJson(String id, String name, List<DriverJson> technicians, int items) {
    }

    /** @param onHand null while nobody has counted */
    public record TruckItemJson(String code, String name, BigDecimal minimum, BigDecimal maximum, BigDecimal onHand) {
    }

    private final Trucks trucks;
    private final Technicians technicians;

    @Activate
    public TruckResource(@Reference Trucks trucks, @Reference Technicians technicians) {
        this.trucks = trucks;
        this.technicians = technicians;
    }

    @GET
    @Requires("technicians.read")
    @Operation(summary = "Trucks in use, by name, with who drives them.")
    public Page<TruckJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        Page<Truck> page = trucks.list(tenant, query.page());
        Map<TechnicianId, Technician> known = technicians.byIds(tenant, page.items().stream().flatMap(truck -> truck.technicians().stream()).collect(Collectors.toSet()));
        return page.map(truck -> new TruckJson(truck.id(), truck.name(), drivers(truck, known), truck.items()));
    }

    @GET
    @Path("{id}/inventory")
    @Requires("technicians.read")
    @Operation(summary = "What belongs on a truck, with its par levels.")
    public List<TruckItemJson> inventory(@PathParam("id") String id, @Context SecurityContext security) {
        return trucks.inventory(Callers.of(security).tenant(), id).stream().map(TruckResource::json).toList();
    }

    private static List<DriverJson> drivers(Truck truck, Map<TechnicianId, Technician> known) {
        return truck.technicians().stream().map(known::get).flatMap(technician -> Optional.ofNullable(technician).stream())
                .map(technician -> new DriverJson(technician.id().toString(), technician.name())).toList();
    }

    private static TruckItemJson json(TruckItem item) {
        return new TruckItemJson(item.code(), item.name(), item.minimum(), item.maximum(), item.onHand());
    }
}
