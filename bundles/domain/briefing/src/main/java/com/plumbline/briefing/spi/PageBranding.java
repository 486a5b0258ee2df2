package com.plumbline.briefing.spi;

import com.plumbline.kernel.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Gives the technician's page the company's look; register it as a service. Without one the page shows the company's name. */
@ConsumerType
public interface PageBranding {

    /**
     * A company's look.
     *
     * @param name  as people see it
     * @param color {@code #rrggbb}, {@code null} for the usual one
     * @param logo  {@code data:image/png;base64,…} or {@code data:image/svg+xml;base64,…}, {@code null} for none
     */
    record Brand(String name, String color, String logo) {}

    /** Empty when the company has none of its own. Answer from memory: it is asked for every page. */
    Optional<Brand> brand(TenantId tenant);
}
