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

    /**
     * The one question before anything leaves the appliance or runs by itself: is this an active company, or the appliance
     * itself? A company that is not there (any more) is not.
     */
    default boolean isActive(TenantId id) {
        return id.isPlatform() || find(id).map(Company::isActive).orElse(false);
    }

    /** @throws RuleViolation {@code company.not-active}, what a person is told who asks for something that would leave */
    default void refuseUnlessActive(TenantId id) {
        if (!isActive(id)) {
            throw new RuleViolation("company.not-active", "The company is not active, so nothing leaves the appliance for it. "
                    + "It works again as soon as the company is approved or reactivated.");
        }
    }
}
