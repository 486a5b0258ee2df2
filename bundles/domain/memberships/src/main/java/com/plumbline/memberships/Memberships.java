package com.plumbline.memberships;

import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Memberships of one company. Reads only. */
@ProviderType
public interface Memberships {

    /** All of a customer, the latest first, ended ones included. */
    List<Membership> of(TenantId tenant, CustomerId customer);
}
