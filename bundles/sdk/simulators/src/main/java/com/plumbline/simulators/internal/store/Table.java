package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The records of one kind, by id, and in the order of their last change. Two sorted lists: a company of a hundred thousand customers
 * is planted once and changes rarely. Safe for many threads.
 */
public final class Table {

    private final List<Row> byId = new ArrayList<>();
    private final List<Row> bySeq = new ArrayList<>();
    private List<Row> snapshot;
    private long lastSeq;

    /** Fills an empty table; the feed shows the records in the order of their modification. */
    public synchronized void plant(Stream<ObjectNode> records) {
        records.forEach(record -> bySeq.add(Row.of(record, 0)));
        bySeq.sort(Comparator.comparingLong(Row::modifiedMillis).thenComparingLong(Row::id));
        bySeq.replaceAll(row -> new Row(row.id(), row.active(), row.createdMillis(), row.modifiedMillis(), ++lastSeq, row.json()));
        byId.addAll(bySeq);
        byId.sort(Comparator.comparingLong(Row::id));
    }

    /** Adds the record or replaces the one with its id; it moves to the end of the feed. */
    public synchronized Row put(ObjectNode record) {
        Row row = Row.of(record, ++lastSeq);
        int place = place(byId, Row::id, row.id());
        if (place < byId.size() && byId.get(place).id() == row.id()) {
            Row before = byId.set(place, row);
            bySeq.remove(place(bySeq, Row::seq, before.seq()));
        } else {
            byId.add(place, row);
        }
        bySeq.add(row);
        snapshot = null;
        return row;
    }

    public synchronized Optional<Row> find(long id) {
        int place = place(byId, Row::id, id);
        return place < byId.size() && byId.get(place).id() == id ? Optional.of(byId.get(place)) : Optional.empty();
    }

    /** All records by id; an unchanging list. */
    public synchronized List<Row> rows() {
        if (snapshot == null) {
            snapshot = List.copyOf(byId);
        }
        return snapshot;
    }

    /** The first records after a position of the feed, at most {@code limit} of them, in feed order. */
    public synchronized List<Row> after(long seq, int limit, Predicate<Row> wanted) {
        List<Row> page = new ArrayList<>();
        for (int i = place(bySeq, Row::seq, seq + 1); i < bySeq.size() && page.size() < limit; i++) {
            if (wanted.test(bySeq.get(i))) {
                page.add(bySeq.get(i));
            }
        }
        return page;
    }

    /** Grows with every change. */
    public synchronized long version() {
        return lastSeq;
    }

    public synchronized int size() {
        return byId.size();
    }

    /** One more than the highest id. */
    public synchronized long nextId() {
        return byId.isEmpty() ? 1 : byId.get(byId.size() - 1).id() + 1;
    }

    /** Where a key is, or would be, in a list sorted by it. */
    private static int place(List<Row> rows, ToLongFunction<Row> key, long wanted) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(rows.get(middle)) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
