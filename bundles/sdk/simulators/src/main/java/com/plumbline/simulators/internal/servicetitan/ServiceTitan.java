package com.plumbline.simulators.internal.servicetitan;

import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.http.Vendor;
import java.time.Clock;
import java.util.function.LongSupplier;

/** The ServiceTitan simulator: token address and modules under {@code /servicetitan}. */
public final class ServiceTitan {

    private static final int REQUESTS_PER_SECOND = 60;

    private final Companies companies;
    private final AccessTokens tokens;
    private final RateLimit rate;
    private final Feeds feeds;

    public ServiceTitan(Companies companies, Clock clock, LongSupplier nanos) {
        this.companies = companies;
        this.tokens = new AccessTokens(companies, clock);
        this.rate = new RateLimit(REQUESTS_PER_SECOND, nanos);
        this.feeds = new Feeds(companies, clock);
    }

    public void addTo(Router router) {
        router.add("POST", Vendor.SERVICETITAN.prefix() + "/connect/token", tokens::issue);
        Catalog catalog = new Catalog(router, new Gatekeeper(companies, tokens, rate), feeds, "crm/v2");
        CrmModule.offer(catalog);
        JobPlanningModule.offer(catalog.of("jpm/v2"));
        OfficeModules.offer(catalog.of("settings/v2"));
        MoneyModules.offer(catalog.of("accounting/v2"));
        CustomerModules.offer(catalog.of("marketing/v2"));
    }

    public VendorErrors errors() {
        return new ApiError();
    }

    public AccessTokens tokens() {
        return tokens;
    }

    public RateLimit rate() {
        return rate;
    }
}
