package com.plumbline.kernel.privacy;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What has been decided about customers, for those who store copies or send messages. Answers from memory; a service of the owner of customers. */
@ProviderType
public interface PrivacyDecisions {

    /** Numbers of the customers that were erased: what another system says about them is stored without the person. */
    Set<Long> erased(TenantId tenant);

    /** Whether the number belongs to a customer who wants no SMS. */
    boolean refusesSms(TenantId tenant, PhoneNumber number);

    /** Whether the address belongs to a customer who wants no offers by e-mail; mails about his visits and invoices are no offers. */
    default boolean refusesOffers(TenantId tenant, String email) {
        return false;
    }
}
