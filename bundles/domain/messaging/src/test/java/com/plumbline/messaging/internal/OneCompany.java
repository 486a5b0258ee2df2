package com.plumbline.messaging.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An appliance with one company. */
final class OneCompany implements Companies {

    private final Company company;

    OneCompany(TenantId id, ZoneId zone) {
        this.company = new Company(id, "Prairie Plumbing", zone, Company.State.ACTIVE, false);
    }

    @Override
    public List<Company> all() {
        return List.of(company);
    }

    @Override
    public Optional<Company> find(TenantId id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Company get(TenantId id) {
        return find(id).orElseThrow(() -> new NotFound("company", id));
    }
}
