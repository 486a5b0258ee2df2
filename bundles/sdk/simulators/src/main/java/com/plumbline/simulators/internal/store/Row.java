package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One record of a vendor, kept as the bytes that its export feed shows, so that a feed is a copy and not a rendering.
 *
 * @param seq grows with every change of the table; the continuation tokens of the feeds are made of it
 */
public record Row(long id, boolean active, long createdMillis, long modifiedMillis, long seq, byte[] json) {

    /** Reads id, active (true when absent) and the two times out of the record. */
    static Row of(ObjectNode record, long seq) {
        long created = millis(record, "createdOn", 0);
        return new Row(record.path("id").asLong(), record.path("active").asBoolean(true), created,
                millis(record, "modifiedOn", created), seq, Json.bytes(record));
    }

    public ObjectNode record() {
        return (ObjectNode) Json.read(json);
    }

    private static long millis(ObjectNode record, String field, long otherwise) {
        String time = record.path(field).textValue();
        return time == null ? otherwise : millis(time);
    }

    /** A large company has two million times to read; whole seconds, which nearly all are, need no parser. */
    private static long millis(String time) {
        if (time.length() != 20) {
            return Instant.parse(time).toEpochMilli();
        }
        long day = LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10)).toEpochDay();
        return ((day * 24 + number(time, 11, 13)) * 60 + number(time, 14, 16)) * 60_000 + number(time, 17, 19) * 1_000L;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
