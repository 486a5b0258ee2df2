package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The records of one kind, by id, and in the order of their last change. Safe for many threads. */
public final class Table {

    private final TreeMap<Long, Row> byId = new TreeMap<>();
    private final TreeMap<Long, Row> bySeq = new TreeMap<>();
    private List<Row> snapshot;
    private long lastSeq;

    /** Fills an empty table; the feed shows the records in the order of their modification. */
    public synchronized void plant(Stream<ObjectNode> records) {
        List<Row> rows = new ArrayList<>(records.map(record -> Row.of(record, 0)).toList());
        rows.sort(Comparator.comparingLong(Row::modifiedMillis).thenComparingLong(Row::id));
        for (Row row : rows) {
            keep(new Row(row.id(), row.active(), row.createdMillis(), row.modifiedMillis(), ++lastSeq, row.json()));
        }
    }

    /** Adds the record or replaces the one with its id; it moves to the end of the feed. */
    public synchronized Row put(ObjectNode record) {
        Row row = Row.of(record, ++lastSeq);
        Row before = byId.get(row.id());
        if (before != null) {
            bySeq.remove(before.seq());
        }
        keep(row);
        return row;
    }

    public synchronized Optional<Row> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All records by id; an unchanging list. */
    public synchronized List<Row> rows() {
        if (snapshot == null) {
            snapshot = List.copyOf(byId.values());
        }
        return snapshot;
    }

    /** The first records after a position of the feed, at most {@code limit} of them, in feed order. */
    public synchronized List<Row> after(long seq, int limit, Predicate<Row> wanted) {
        List<Row> page = new ArrayList<>();
        for (Row row : bySeq.tailMap(seq, false).values()) {
            if (page.size() == limit) {
                break;
            }
            if (wanted.test(row)) {
                page.add(row);
            }
        }
        return page;
    }

    public synchronized long lastSeq() {
        return lastSeq;
    }

    public synchronized int size() {
        return byId.size();
    }

    /** One more than the highest id. */
    public synchronized long nextId() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }

    private void keep(Row row) {
        byId.put(row.id(), row);
        bySeq.put(row.seq(), row);
        snapshot = null;
    }
}
