package com.plumbline.assist.spi;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A vendor's language models; a white-board service. With several, the one of highest service ranking is asked first.
 *
 * <p>What it is given is already redacted and within budget; what it answers is checked by the caller. It keeps the vendor's
 * rules (headers, time-out, retries of what may be retried) and chooses the model for {@link ModelRequest#task()}.
 */
@ConsumerType
public interface LanguageModel {

    /** Plug-in id, {@code claude}. */
    String id();

    /** Whether the company has switched it on and given its key. No call to the vendor. */
    boolean ready(TenantId tenant);

    /**
     * Tokens, question and answer together, that the company allows for one of its days; a setting of the plug-in.
     *
     * @return zero or less: no limit of its own
     */
    default long dailyTokens(TenantId tenant) {
        return 0;
    }

    /**
     * Asks once, and waits at most {@link ModelRequest#timeout()} in all.
     *
     * @throws VendorFailure when there is no answer
     */
    ModelAnswer ask(TenantId tenant, ModelRequest request);
}
