package com.plumbline.messaging;

/** Where a message is on its way; see the package's story. */
public enum MessageState {
    QUEUED, HELD, SENDING, SENT, DELIVERED, FAILED, DEAD, CANCELED, RECEIVED;

    /** No carrier will change it any more; only a person can, by replaying it. */
    public boolean isFinal() {
        return this == DELIVERED || this == FAILED || this == DEAD || this == CANCELED || this == RECEIVED;
    }
}
