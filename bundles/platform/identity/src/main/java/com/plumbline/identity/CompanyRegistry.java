package com.plumbline.identity;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import java.time.ZoneId;

/** The companies of the appliance, for those who may make and change them. A service, as is {@link Companies}. */
public interface CompanyRegistry extends Companies {

    /**
     * Makes the company and its database, up to two seconds. May be repeated: an id that is there answers the company as it is.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code company.invalid} with fields
     */
    Company create(NewCompany company);

    /** @throws com.plumbline.kernel.NotFound {@code company.unknown} */
    Company change(TenantId id, String name, ZoneId zone, Company.State state);
}
