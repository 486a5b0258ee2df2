package com.plumbline.mail.spi;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows who has left a sender's list; register it as a service. Asked before every attempt of a mail that bears an unsubscribe
 * link, so that none leaves after the recipient said no, however long it waited.
 */
@ConsumerType
public interface Unsubscribed {

    boolean isOff(TenantId sender, String address);
}
