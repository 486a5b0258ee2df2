package com.plumbline.messaging;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;

/** Id of a message; in text {@code msg_…}. */
public record MessageId(long value) {

    public static final String PREFIX = "msg";

    /** @throws NotFound {@code message.unknown} when the text is no id of a message */
    public static MessageId of(String text) {
        return new MessageId(Ids.parse(PREFIX, text).orElseThrow(() -> new NotFound("message", text)));
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
