package com.plumbline.operations.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.identity.NewCompany;
import com.plumbline.identity.Role;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Companies, as the operator makes them: with owner and plug-ins in one go. */
@Component(service = OperatorCompanyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("operator/companies")
public class OperatorCompanyResource {

    private final CompanyRegistry companies;
    private final Users users;
    private final PluginGrants grants;

    record OwnerJson(String name, String email, String password) {
        @Override
        public String toString() {
            return "OwnerJson";
        }
    }

    /** @param settings may be {@code null} */
    record GrantJson(boolean enabled, @Nullable JsonNode settings) {
        @Override
        public String toString() {
            return "GrantJson";
        }
    }

    record NewCompanyJson(@Nullable String id, String name, ZoneId zone, boolean sandbox, OwnerJson owner, @Nullable Map<String, GrantJson> plugins) {
        @Override
        public String toString() {
            return "NewCompanyJson[" + id + "]";
        }
    }

    record CompanyJson(String id, String name, String zone, String state, boolean sandbox) {

        static CompanyJson of(Company company) {
            return new CompanyJson(company.id().value(), company.name(), company.zone().getId(),
                    company.state().name().toLowerCase(Locale.ROOT), company.sandbox());
        }
    }

    @Activate
    public OperatorCompanyResource(@Reference CompanyRegistry companies, @Reference Users users, @Reference PluginGrants grants) {
        this.companies = companies;
        this.users = users;
        this.grants = grants;
    }

    @GET
    @Requires(Requires.OPERATOR)
    @Operation(summary = "Every company of the appliance, by name.")
    public Page<CompanyJson> list() {
        List<CompanyJson> all = companies.all().stream().map(CompanyJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Requires(Requires.OPERATOR)
    @Answers(value = 201, type = CompanyJson.class)
    @Operation(summary = "Makes a company with its owner and plug-ins; for an id that is there, adds what is missing and answers 200.")
    public Response create(NewCompanyJson wanted, @Context SecurityContext security) {
        Fields.of().text("name", wanted.name(), 1, 200).required("zone", wanted.zone()).required("owner", wanted.owner()).refuse();
        Caller operator = Callers.of(security);
        Optional<Company> before = Optional.ofNullable(wanted.id()).map(TenantId::of).flatMap(companies::find);
        TenantId id = wanted.id() == null ? null : TenantId.of(wanted.id());
        Company company = companies.create(new NewCompany(id, wanted.name(), wanted.zone(), Company.State.ACTIVE, wanted.sandbox()));
        addOwner(operator, company.id(), wanted.owner());
        if (wanted.plugins() != null) {
            wanted.plugins().forEach((plugin, grant) -> grants.configure(operator, company.id(), plugin, grant.enabled(), grant.settings()));
        }
        return Response.status(before.isPresent() ? 200 : 201).entity(CompanyJson.of(company)).build();
    }

    private void addOwner(Caller operator, TenantId company, OwnerJson owner) {
        boolean there = users.find(company, owner.email(), new Page.Request(1, Page.LARGEST)).items().stream()
                .anyMatch(user -> user.email().equalsIgnoreCase(owner.email()));
        if (!there) {
            users.create(operator, company, new Users.NewUser(owner.name(), owner.email(), Role.OWNER, owner.password()));
        }
    }
}
