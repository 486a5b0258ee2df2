package com.plumbline.simulators.internal.company;

import com.plumbline.simulators.internal.seed.CompanyPlan;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.store.Shop;

/** A pretend company: what it has at ServiceTitan, and its keys at every vendor. */
public record Company(CompanyPlan plan, Credentials credentials, Shop shop) {

    public String key() {
        return plan.key();
    }

    public long tenantId() {
        return plan.tenantId();
    }
}
