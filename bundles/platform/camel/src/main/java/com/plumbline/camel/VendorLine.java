package com.plumbline.camel;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import org.osgi.annotation.versioning.ProviderType;

/** One company's connection to one vendor. Safe to use from many threads, which then share the rate limit. */
@ProviderType
public interface VendorLine extends AutoCloseable {

    TenantId tenant();

    /**
     * Makes the call, waiting for the rate limit, and repeats it after failures that may pass when
     * {@link VendorCall#repeatable()}. Takes as long as {@link LineSettings} allows, in the worst case
     * {@code attempts} × the answer time plus the pauses.
     *
     * @return an answer that the line's {@link VendorErrors} accept
     * @throws VendorFailure what the vendor said, or that it could not be asked. After {@code TIMEOUT} and
     *                       {@code UNAVAILABLE} the vendor may have carried the call out
     */
    VendorAnswer call(VendorCall call);

    /** Puts something worth seeing into the message log that is no call: a record that was skipped, say. */
    void note(String operation, String error);

    @Override
    void close();
}
