package com.plumbline.camel;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** The headers by which a vendor knows who calls. */
@ConsumerType
public interface Access {

    /** @param line may be used to fetch a token, with {@link VendorCall#anonymous()} */
    Map<String, String> headers(VendorLine line);

    /**
     * The vendor refused the call with these headers.
     *
     * @param used the headers that were refused
     * @return whether {@link #headers} will now give others, so that the call is worth making once more
     */
    default boolean renew(Map<String, String> used) {
        return false;
    }

    /** The same headers for ever: a key. */
    static Access fixed(Map<String, String> headers) {
        Map<String, String> copy = Map.copyOf(headers);
        return line -> copy;
    }
}
