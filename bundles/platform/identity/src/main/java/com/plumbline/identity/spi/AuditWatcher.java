package com.plumbline.identity.spi;

import com.plumbline.kernel.TenantId;

/** White-board: told of every entry of an audit trail once it is committed, on the committing thread. Must be quick. */
public interface AuditWatcher {

    void recorded(TenantId tenant, String id);
}
