package com.plumbline.messaging.spi;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where a carrier's plug-in tells what it hears; a service of messaging. Every call may be repeated and come in any order. */
@ProviderType
public interface CarrierReports {

    /**
     * Never moves a message backwards. A receipt for an id that is not known yet is kept until the send that it belongs to
     * is recorded.
     *
     * @param errorCode the vendor's own, {@code null} when there is none
     */
    void receipt(TenantId tenant, String carrier, String carrierId, SentSms.State state, String errorCode, Instant at);

    /**
     * Stores what a person wrote, and minds STOP, START and HELP.
     *
     * @return the text to answer with in the same breath, empty for silence; the same when repeated
     */
    Optional<String> inbound(TenantId tenant, String carrier, String carrierMessageId, PhoneNumber from, PhoneNumber to,
            String body, Instant at);
}
