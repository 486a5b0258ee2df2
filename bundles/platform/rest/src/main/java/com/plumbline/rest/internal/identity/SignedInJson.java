package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Caller;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/** Who is signed in, as the console needs it. */
public record SignedInJson(Person user, @Nullable CompanyJson tenant, List<String> permissions, @Nullable String csrf) {

    /** @param email {@code null} for an API token */
    public record Person(String id, String name, @Nullable String email, String role) {}

    public record CompanyJson(String id, String name, String zone, String state, boolean sandbox) {

        static CompanyJson of(Company company) {
            return new CompanyJson(company.id().value(), company.name(), company.zone().getId(),
                    company.state().name().toLowerCase(Locale.ROOT), company.sandbox());
        }
    }

    public static SignedInJson of(Caller caller, User user, String csrf, Companies companies) {
        Person person = new Person(caller.id(), caller.name(), user == null ? null : user.email(), caller.role() == null ? "" : caller.role().text());
        TenantId tenant = caller.tenant();
        return new SignedInJson(person, tenant.isPlatform() ? null : companies.find(tenant).map(CompanyJson::of).orElse(null),
                caller.permissions().stream().sorted().toList(), csrf);
    }
}
