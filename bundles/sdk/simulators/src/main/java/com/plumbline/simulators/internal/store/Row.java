package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

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
        return record.hasNonNull(field) ? Instant.parse(record.path(field).asText()).toEpochMilli() : otherwise;
    }
}
