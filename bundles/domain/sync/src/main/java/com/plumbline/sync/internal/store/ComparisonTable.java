package com.plumbline.sync.internal.store;

import com.plumbline.kernel.Ids;
import com.plumbline.persistence.Sql;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.Comparison.Difference;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last comparison of each entity. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /** Replaces what was known of the entity. */
    public static void write(Connection connection, String system, int place, Comparison.Item item, Instant now) {
        Sql.update(connection, "delete from sync_difference where system = ? and entity = ?", system, item.entity());
        Sql.update(connection, "delete from sync_comparison where system = ? and entity = ?", system, item.entity());
        Sql.update(connection, "insert into sync_comparison (system, entity, place, label, ours, theirs, difference_count, compared_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)", system, item.entity(), place, item.label(), item.ours(), item.theirs(), item.differing(), now);
        if (item.oursCents() != null && item.theirsCents() != null) {
            Sql.update(connection, "update sync_comparison set ours_cents = ?, theirs_cents = ? where system = ? and entity = ?",
                    item.oursCents(), item.theirsCents(), system, item.entity());
        }
        Sql.batch(connection, "insert into sync_difference (id, system, entity, kind, external_id, detail) values (?, ?, ?, ?, ?, ?)",
                item.differences().stream().map(each -> new Object[] {Ids.next(), system, item.entity(), each.kind(),
                        RunTable.cut(each.externalId(), 80), RunTable.cut(each.detail(), 1000)}).toList());
    }

    public static Comparison read(Connection connection) {
        Map<String, List<Difference>> differences = new HashMap<>();
        Sql.each(connection, "select * from sync_difference order by id", row -> differences
                .computeIfAbsent(row.text("system") + ' ' + row.text("entity"), any -> new ArrayList<>())
                .add(new Difference(row.text("kind"), row.text("external_id"), row.text("detail"))));
        List<Instant> taken = new ArrayList<>();
        List<Comparison.Item> items = Sql.list(connection, "select * from sync_comparison order by system, place", row -> {
            taken.add(row.instant("compared_at"));
            return new Comparison.Item(row.text("entity"), row.text("label"), row.number("ours"), row.number("theirs"),
                    row.numberOrNull("ours_cents"), row.numberOrNull("theirs_cents"), row.number("difference_count"),
                    differences.getOrDefault(row.text("system") + ' ' + row.text("entity"), List.of()));
        });
        return new Comparison(taken.stream().min(Instant::compareTo).orElse(null), items);
    }
}
