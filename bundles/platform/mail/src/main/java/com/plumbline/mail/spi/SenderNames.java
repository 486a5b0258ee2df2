package com.plumbline.mail.spi;

import com.plumbline.kernel.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows under which name a company, or the platform, writes; register it as a service. */
@ConsumerType
public interface SenderNames {

    /**
     * @param name    shown as the sender
     * @param replyTo where answers go; {@code null}: nothing said
     */
    record SenderName(String name, String replyTo) {}

    /** @return empty: the company's own name, and what the carrier's settings say */
    Optional<SenderName> of(TenantId company);
}
