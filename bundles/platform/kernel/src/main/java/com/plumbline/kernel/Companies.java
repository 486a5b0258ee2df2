package com.plumbline.kernel;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The companies of this appliance, from memory: cheap enough to ask on every request. Never lists {@link TenantId#PLATFORM}. */
@ProviderType
public interface Companies {

    /** All, ordered by id, in every state. */
    List<Company> all();

    Optional<Company> find(TenantId id);

    /** @throws NotFound {@code company.unknown} */
    default Company get(TenantId id) {
        return find(id).orElseThrow(() -> new NotFound("company", id));
    }
}
