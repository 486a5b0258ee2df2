package com.plumbline.camel;

import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Says what a vendor's answer means. */
@ConsumerType
@FunctionalInterface
public interface VendorErrors {

    /**
     * @param retryAfter what the answer's headers asked for
     * @return empty when the answer is a good one
     */
    Optional<VendorFailure> failure(VendorCall call, VendorAnswer answer, Optional<Duration> retryAfter);

    /** By the HTTP status alone, for vendors whose error bodies say nothing more. */
    static VendorErrors byStatus(String plugin, String vendorName) {
        return (call, answer, retryAfter) -> answer.ok() ? Optional.empty() : Optional.of(new VendorFailure(plugin,
                call.operation(), kindOf(answer.status()), Integer.toString(answer.status()),
                vendorName + " answered " + answer.status() + ".", null, retryAfter.orElse(null), null));
    }

    static Kind kindOf(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.REFUSED;
            case 429 -> Kind.THROTTLED;
            case 408, 425 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
        };
    }
}
