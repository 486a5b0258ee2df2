package com.plumbline.mail.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import java.time.Instant;

/** A mail whose turn it is. */
record Letter(long id, String key, String to, String toName, String subject, String text, String html, String replyTo, TenantId bears,
        String unsubscribe, Instant notAfter, int attempts, Instant createdAt) {

    static final String PREFIX = "mail";

    String messageId() {
        return Ids.text(PREFIX, id);
    }
}
