package com.plumbline.tenancy.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.SupportAccess;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** My company: where it stands, what is missing, how it is called and looks, who may look in. */
@Component(service = CompanyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("company")
public class CompanyResource {

    private final Companies companies;
    private final Profiles profiles;
    private final Branding branding;
    private final SupportAccess support;

    /** @param sessions how many look in now */
    record SupportJson(Instant until, String by, int sessions) {}

    /**
     * @param reason why it was declined, suspended or closed
     * @param endsAt when a closing company is deleted
     */
    record CompanyJson(String id, String name, String state, String zone, @Nullable String trade, @Nullable String phone, @Nullable String reason,
            @Nullable Instant endsAt, boolean sandbox, List<Profiles.MissingJson> missing, @Nullable SupportJson supportAccess, Brand branding) {}

    record ChangeJson(String name, String zone, @Nullable String phone, @Nullable String trade) {}

    record HoursJson(int hours) {}

    @Activate
    public CompanyResource(@Reference Companies companies, @Reference Profiles profiles, @Reference Branding branding, @Reference SupportAccess support) {
        this.companies = companies;
        this.profiles = profiles;
        this.branding = branding;
        this.support = support;
    }

    @GET
    @SignedIn
    @Operation(summary = "My company: state, what is missing before it can start, branding, and whether support may look in.")
    public CompanyJson get(@Context SecurityContext security) {
        return shown(Callers.of(security));
    }

    @PUT
    @Requires("company.write")
    @Operation(summary = "Changes name, zone, phone and trade.")
    public CompanyJson change(ChangeJson wanted, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        ZoneId zone = Profiles.zone(wanted.zone()).orElse(null);
        Optional<PhoneNumber> phone = wanted.phone() == null || wanted.phone().isBlank() ? Optional.empty() : PhoneNumber.parse(wanted.phone());
        boolean wrongPhone = wanted.phone() != null && !wanted.phone().isBlank() && phone.isEmpty();
        Fields.of().text("name", wanted.name(), 1, 200).when(zone == null, "zone", "is not a time zone").when(wrongPhone, "phone", "is not a phone number")
                .when(wanted.trade() != null && Trade.of(wanted.trade()).isEmpty(), "trade", "is hvac, plumbing, drain or multi").refuse();
        profiles.change(caller, wanted.name().strip(), zone, phone.map(PhoneNumber::e164).orElse(null), wanted.trade());
        return shown(caller);
    }

    @GET
    @Path("branding")
    @SignedIn
    @Operation(summary = "The company's name, colour, logo and sender names.")
    public Brand branding(@Context SecurityContext security) {
        return branding.get(companies.get(Callers.of(security).tenant()).id());
    }

    @PUT
    @Path("branding")
    @Requires("company.write")
    @Operation(summary = "Replaces the company's branding; the logo is a data URL of a PNG, or of an SVG that only draws, at most 64 KB.")
    public Brand brand(Brand wanted, @Context SecurityContext security) {
        return branding.set(companies.get(Callers.of(security).tenant()).id(), wanted);
    }

    @POST
    @Path("support-access")
    @Requires("company.write")
    @Answers(201)
    @Operation(summary = "Lets the platform's admins look in, read only and without amounts of money, for 1 to 72 hours.")
    public SupportJson allow(HoursJson wanted, @Context SecurityContext security) {
        return shown(support.allow(Callers.of(security), Duration.ofHours(wanted.hours())));
    }

    @DELETE
    @Path("support-access")
    @Requires("company.write")
    @Operation(summary = "Ends support's access, and its sessions, at once.")
    public void withdraw(@Context SecurityContext security) {
        support.withdraw(Callers.of(security));
    }

    private CompanyJson shown(Caller caller) {
        Company company = companies.get(caller.tenant());
        Profile profile = profiles.find(company.id()).orElseThrow(() -> new NotFound("company", company.id()));
        return new CompanyJson(company.id().value(), company.name(), company.state().name().toLowerCase(Locale.ROOT), company.zone().getId(), profile.trade(),
                profile.phone(), profile.reason(), profile.endsAt(), company.sandbox(), profiles.missing(company, profile),
                support.of(company.id()).map(CompanyResource::shown).orElse(null), branding.get(company.id()));
    }

    private static SupportJson shown(SupportAccess.Granted granted) {
        return new SupportJson(granted.until(), granted.by(), granted.now());
    }
}
