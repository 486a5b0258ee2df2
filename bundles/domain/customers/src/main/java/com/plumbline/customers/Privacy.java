package com.plumbline.customers;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** Decisions about personal data, of the company and of its customers. Answers from memory. */
@ProviderType
public interface Privacy {

    PrivacySettings settings(TenantId tenant);

    /** {@link CustomerPrivacy#USUAL} for one about whom nothing was decided. */
    CustomerPrivacy of(TenantId tenant, CustomerId id);
}
