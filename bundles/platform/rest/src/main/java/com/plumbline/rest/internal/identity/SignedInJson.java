package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions.Session;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/** Who is signed in, as the console needs it. @param needsFactor whether he has to set up a second factor before anything else */
public record SignedInJson(Person user, @Nullable CompanyJson tenant, List<String> permissions, @Nullable String csrf, boolean needsFactor) {

    /** @param email {@code null} for an API token */
    public record Person(String id, String name, @Nullable String email, String role) {}

    public record CompanyJson(String id, String name, String zone, String state, boolean sandbox) {

        static CompanyJson of(Company company) {
            return new CompanyJson(company.id().value(), company.name(), company.zone().getId(),
                    company.state().name().toLowerCase(Locale.ROOT), company.sandbox());
        }
    }

    /** @param session {@code null} for a token */
    public static SignedInJson of(Caller caller, Session session, Companies companies) {
        String email = session == null ? null : session.user().email();
        Person person = new Person(caller.id(), caller.name(), email, caller.role() == null ? "" : caller.role().text());
        TenantId tenant = caller.tenant();
        return new SignedInJson(person, tenant.isPlatform() ? null : companies.find(tenant).map(CompanyJson::of).orElse(null),
                caller.permissions().stream().sorted().toList(), session == null ? null : session.csrf(), session != null && session.needsFactor());
    }
}
