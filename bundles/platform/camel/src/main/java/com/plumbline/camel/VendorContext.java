package com.plumbline.camel;

import com.plumbline.kernel.TenantId;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The CamelContext of one plug-in and the vendor lines of the companies that connected it. All methods may be called from
 * any thread.
 */
@ProviderType
public interface VendorContext extends AutoCloseable {

    String plugin();

    /** For routes of the plug-in's own. Route ids read {@code plugin.what-company}. */
    CamelContext camel();

    /** Opens the company's line, replacing the one it had. Waits for calls of the old one to end. */
    VendorLine connect(TenantId tenant, LineSettings settings);

    /** Removes the company's routes. Calls that are waiting to be repeated end with {@code VendorFailure}. */
    void disconnect(TenantId tenant);

    Optional<VendorLine> line(TenantId tenant);

    /**
     * A line to try settings with before they are stored: calls are made once, nothing is logged, and the plug-in's state
     * stays what it was. The rate limit is shared with the company's own line.
     *
     * @return to be closed by the caller
     */
    VendorLine trial(TenantId tenant, LineSettings settings);

    @Override
    void close();
}
