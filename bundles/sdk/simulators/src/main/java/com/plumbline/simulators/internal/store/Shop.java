package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/** Everything one pretend company has at ServiceTitan. */
public final class Shop {

    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
    private final Map<Kind, Sum> sums = new EnumMap<>(Kind.class);

    public Shop() {
        for (Kind kind : Kind.values()) {
            tables.put(kind, new Table());
        }
    }

    public Table table(Kind kind) {
        return tables.get(kind);
    }

    /**
     * How many records a complete mirror of the export feeds holds: active and inactive ones alike, since the feeds show both.
     * The pretend companies have no deleted records. Sums of money are exact cents under {@code <entity>Cents}.
     */
    public ObjectNode counts() {
        ObjectNode counts = Json.object();
        for (Kind kind : Kind.values()) {
            if (kind.countName() == null) {
                continue;
            }
            counts.put(kind.countName(), table(kind).size());
            if (kind.amountField() != null) {
                counts.put(kind.countName() + "Cents", sum(kind));
            }
        }
        return counts;
    }

    /** Adding a large company's invoices up takes a second, so a sum is kept until its table changes. */
    private synchronized long sum(Kind kind) {
        Table table = table(kind);
        long version = table.version();
        Sum known = sums.get(kind);
        if (known == null || known.version() != version) {
            long cents = 0;
            for (Row row : table.rows()) {
                cents += Json.cents(row.record().path(kind.amountField()));
            }
            known = new Sum(version, cents);
            sums.put(kind, known);
        }
        return known.cents();
    }

    private record Sum(long version, long cents) {
    }
}
