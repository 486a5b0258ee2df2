package com.plumbline.persistence;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ConsumerType;

/** White-board: told when what a bundle remembers about a company's tables is no longer true. Called on the caller's thread. */
@ConsumerType
public interface DatabaseListener {

    /** The database is new, or its contents were replaced. */
    void arrived(TenantId tenant);

    void dropped(TenantId tenant);
}
