package com.plumbline.kernel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * White-board: told, after the commit and on the caller's thread, that {@link Companies} says something else now. Told again is
 * harmless; who was away when it happened asks {@link Companies} when he comes up.
 */
@ConsumerType
public interface CompanyListener {

    /** A company is new, or its name, zone or state changed. */
    void changed(Company company);

    /** It was deleted for good: let go of what is kept about it outside of its own database, secrets above all. */
    default void removed(TenantId id) {}
}
