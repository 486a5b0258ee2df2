package com.plumbline.customers;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Notes on customers and locations: pinned ones first, then newest first. */
@ProviderType
public interface Notes {

    int LONGEST = 4000;

    List<Note> about(TenantId tenant, CustomerId customer);

    List<Note> about(TenantId tenant, LocationId location);

    /**
     * @param author name shown beside the note
     * @throws NotFound      {@code customer.unknown}
     * @throws RuleViolation {@code request.invalid} for an empty text or one above {@value #LONGEST} characters
     */
    Note add(TenantId tenant, CustomerId customer, String text, boolean pinned, String author);

    /** As for a customer; {@code location.unknown}. */
    Note add(TenantId tenant, LocationId location, String text, boolean pinned, String author);
}
