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

    /** An id that no company has, made of the name: {@code Ace Plumbing & Sons} is {@code ace-plumbing-sons}, or with a number behind it. */
    TenantId freeId(String name);

    /** @throws com.plumbline.kernel.NotFound {@code company.unknown} */
    Company change(TenantId id, String name, ZoneId zone, Company.State state);

    /**
     * Deletes it for good: its database, its people with their sessions and tokens, and its place in this list; the last comes last, so
     * that what a power cut interrupted is done again. Nothing happens if there is none. Ask nobody: the caller knows what he does.
     */
    void remove(TenantId id);
}
