package com.plumbline.jobs.internal.rest;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Page;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The jobs of a customer. */
@Component(service = CustomerJobsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("customers/{id}/jobs")
public class CustomerJobsResource {

    private final Customers customers;
    private final Jobs jobs;
    private final JobCards cards;

    @Activate
    public CustomerJobsResource(@Reference Customers customers, @Reference Jobs jobs, @Reference JobCards cards) {
        this.customers = customers;
        this.jobs = jobs;
        this.cards = cards;
    }

    @GET
    @Requires("jobs.read")
    @Operation(summary = "The jobs of a customer at all locations, newest first.")
    public Page<JobJson> list(@PathParam("id") String id, @BeanParam PageQuery query, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        CustomerId customer = customers.get(who.tenant(), CustomerId.of(id)).id();
        Page<Job> page = jobs.ofCustomer(who.tenant(), customer, query.page());
        return new Page<>(cards.of(who, page.items()), page.page(), page.pageSize(), page.total());
    }
}
