package com.plumbline.messaging.spi;

import com.plumbline.kernel.PhoneNumber;

/** @param key ours, the id of the message: {@code msg_…}; may be given to the vendor */
public record OutgoingSms(String key, PhoneNumber to, String body) {

    @Override
    public String toString() {
        return key + " to " + to.masked();
    }
}
