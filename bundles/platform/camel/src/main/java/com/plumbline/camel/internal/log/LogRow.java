package com.plumbline.camel.internal.log;

import java.time.Instant;

/**
 * A row of the message log. Written when a call is repeated for the first time and when it ends; which of the two is the first
 * is known to the writer alone.
 *
 * @param payload what arrived, sealed; {@code null} when there is nothing to keep
 */
record LogRow(long id, Instant at, String plugin, Direction direction, String operation, Status status, int httpStatus, long millis,
        int attempts, String request, String error, boolean replayable, String payload) {

    enum Direction {
        OUTBOUND, INBOUND;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    enum Status {
        OK, FAILED, RETRYING;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
