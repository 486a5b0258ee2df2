package com.plumbline.jobs;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Technicians of one company, and the phones they are reached at. */
@ProviderType
public interface Technicians {

    /** @throws NotFound {@code technician.unknown} */
    Technician get(TenantId tenant, TechnicianId id);

    Optional<Technician> find(TenantId tenant, TechnicianId id);

    Map<TechnicianId, Technician> byIds(TenantId tenant, Collection<TechnicianId> ids);

    /** By name. @param active {@code null} for all */
    List<Technician> list(TenantId tenant, String text, Boolean active);

    /**
     * Sets the number that wins over the vendor's, or takes it back. Audited.
     *
     * @param phone   {@code null} to use the vendor's number again
     * @param version of the record the editor saw; {@code null} to overwrite whatever is there
     * @throws NotFound      {@code technician.unknown}
     * @throws RuleViolation {@code edit.conflict} when somebody else changed it meanwhile
     */
    Technician overridePhone(Caller who, TechnicianId id, PhoneNumber phone, Long version);
}
