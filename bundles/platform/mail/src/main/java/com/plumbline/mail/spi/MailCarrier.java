package com.plumbline.mail.spi;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes mails to their recipients; register it as a service. Asked from several threads. */
@ConsumerType
public interface MailCarrier {

    /** The plug-in's id, {@code smtp}. */
    String id();

    /** Whether this sender's connection is set up, {@link TenantId#PLATFORM} included. Asks nobody. */
    boolean ready(TenantId sender);

    /**
     * Hands the mail over. Does not try again by itself.
     *
     * @param sender whose connection is used: {@link TenantId#PLATFORM} when the company has none of its own
     * @return what the carrier calls it, or {@code null}
     * @throws com.plumbline.kernel.VendorFailure {@code REJECTED}: this mail will never be taken; {@code REFUSED}: the
     *         connection is wrong, a person must act; all others: try again later. After {@code TIMEOUT} or {@code UNAVAILABLE}
     *         it may have been taken; it is sent again under the same Message-ID
     */
    String send(TenantId sender, OutgoingMail mail);
}
