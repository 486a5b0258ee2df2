package com.plumbline.camel.internal;

import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import java.net.URI;
import java.util.Optional;

/** The lines that are open now. */
public interface OpenLines {

    Optional<VendorLine> find(String plugin, TenantId tenant);

    /** Whether the address is still the one the line's credentials are meant for. */
    boolean sameVendor(String plugin, TenantId tenant, URI address);
}
