package com.plumbline.simulators.internal.smtp;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the server thinks of a recipient, by the beginning of the address. */
final class Greylist {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** @return the refusal, {@code null} to take it */
    String refusal(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        if (address.startsWith("unknown")) {
            return "550 5.1.1 <" + recipient + ">: no such mailbox here";
        }
        if (address.startsWith("full")) {
            return "552 5.2.2 <" + recipient + ">: mailbox full";
        }
        if (address.startsWith("greylisted") && seen.add(address)) {
            return "451 4.7.1 Greylisted, please try again later";
        }
        return null;
    }
}
