package com.plumbline.camel.internal.log;

import com.plumbline.kernel.TenantId;

/** How a message is done again. Both throw what went wrong. */
public interface MessageReplay {

    /** An outgoing read. */
    void ask(TenantId tenant, IntegrationMessageEntity message);

    /** Something that arrived, as it was kept. */
    void handOver(TenantId tenant, String sealed);
}
