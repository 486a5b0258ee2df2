package com.plumbline.persistence;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores pages of mirrored records in a table, by batches: new rows are inserted, changed ones updated, equal ones left alone.
 *
 * <p>The table has the columns {@code id BIGINT} (primary key, {@code CONSTRAINT <table>_pk}), {@code system}, {@code external_id} (unique together),
 * {@code modified_at}, {@code active}, {@code synced_at}, {@code removed_at}, {@code fingerprint BIGINT}, and
 * {@code currency CHAR(3)} when it holds money; then those declared here. Columns of our own that are not declared are never
 * touched. A row that says the same already is told by its fingerprint, a hash of what would be stored. Dollars only.
 *
 * <pre>{@code
 * private static final MirrorTable TABLE = MirrorTable.of("locations", "location")
 *         .reference("customerId", "customer_id", "customers")
 *         .text("name", "name", 200)
 *         .build();
 * }</pre>
 *
 * Safe for many threads.
 */
public final class MirrorTable {

    /**
     * A row that was written.
     *
     * @param before watched columns as they were; empty for a new row
     */
    public record Change(long id, MirrorRecord record, boolean created, Map<String, Object> before) {
    }

    /** What a page did, with the rows that were written in the order of the page. */
    public record Outcome(MirrorResult result, List<Change> changes) {
    }

    private record Stored(long fingerprint, Map<String, Object> watched) {
    }

    private record Draft(long id, MirrorRecord record, Object[] values, long fingerprint) {
    }

    private final String entity;
    private final String table;
    private final List<MirrorColumn> columns;
    private final List<String> watched;
    private final String cents;
    private final String insert;
    private final String update;

    private MirrorTable(Builder builder) {
        entity = builder.entity;
        table = builder.table;
        columns = List.copyOf(builder.columns);
        watched = List.copyOf(builder.watched);
        cents = builder.cents;
        boolean money = columns.stream().anyMatch(column -> column.kind() == MirrorColumn.Kind.MONEY);
        String currency = money ? ", currency" : "";
        List<String> written = Stream.concat(columns.stream().map(MirrorColumn::name),
                Stream.of("modified_at", "active", "fingerprint", "synced_at")).toList();
        insert = "insert into " + table + " (" + String.join(", ", written) + ", id, system, external_id" + currency + ") values ("
                + Sql.marks(written.size() + 3) + (money ? ", '" + Money.USD.getCurrencyCode() + "'" : "") + ")";
        update = "update " + table + " set " + written.stream().map(name -> name + " = ?").collect(Collectors.joining(", "))
                + ", removed_at = null where id = ?";
    }

    public static Builder of(String entity, String table) {
        return new Builder(entity, table);
    }

    public String entity() {
        return entity;
    }

    /** In the caller's transaction. A record that comes twice in the page counts as its last appearance. */
    public Outcome apply(Connection connection, String system, Clock clock, List<MirrorRecord> page) {
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        List<MirrorProblem> problems = new ArrayList<>();
        for (MirrorRecord record : page) {
            long id = Ids.external(system, entity, record.externalId());
            drafts.remove(id);
            drafts.put(id, draft(id, system, record, problems));
        }
        Map<Long, Stored> stored = stored(connection, drafts.keySet());
        List<Change> changes = new ArrayList<>();
        List<Draft> fresh = new ArrayList<>();
        List<Draft> changed = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            Stored before = stored.get(draft.id());
            if (before == null) {
                fresh.add(draft);
                changes.add(new Change(draft.id(), draft.record(), true, Map.of()));
            } else if (before.fingerprint() != draft.fingerprint()) {
                changed.add(draft);
                changes.add(new Change(draft.id(), draft.record(), false, before.watched()));
            }
        }
        Instant now = clock.instant();
        write(connection, insert, system, fresh, true, now);
        write(connection, update, system, changed, false, now);
        MirrorResult result = new MirrorResult(fresh.size(), changed.size(), drafts.size() - changes.size(),
                changes.stream().map(Change::id).toList(), problems);
        return new Outcome(result, changes);
    }

    /** Marks rows as gone at their owner; they come back through {@link #apply}. */
    public MirrorResult remove(Connection connection, String system, Clock clock, Collection<String> externalIds) {
        List<Long> gone = new ArrayList<>();
        for (String externalId : externalIds) {
            long id = Ids.external(system, entity, externalId);
            if (Sql.update(connection, "update " + table + " set removed_at = ?, fingerprint = 0 where id = ? and removed_at is null",
                    clock.instant(), id) > 0) {
                gone.add(id);
            }
        }
        return new MirrorResult(0, gone.size(), 0, gone);
    }

    public long count(Connection connection, String system) {
        return Sql.number(connection, "select count(*) as n from " + table + " where system = ? and removed_at is null", system);
    }

    public OptionalLong cents(Connection connection, String system) {
        return cents == null ? OptionalLong.empty() : OptionalLong.of(
                Sql.number(connection, "select sum(" + cents + ") as n from " + table + " where system = ? and removed_at is null", system));
    }

    public Map<String, MirrorEntry> index(Connection connection, String system) {
        Map<String, MirrorEntry> index = new HashMap<>();
        Sql.each(connection, "select external_id, modified_at" + (cents == null ? "" : ", " + cents) + " from " + table
                + " where system = ? and removed_at is null", row -> index.put(row.text("external_id"), new MirrorEntry(
                        row.text("external_id"), row.instant("modified_at"), cents == null ? null : (Long) row.number(cents))), system);
        return index;
    }

    private Draft draft(long id, String system, MirrorRecord record, List<MirrorProblem> problems) {
        Object[] values = new Object[columns.size()];
        Fingerprint fingerprint = new Fingerprint();
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = columns.get(i).value(system, record.fields());
            } catch (MirrorColumn.Unfit unfit) {
                problems.add(new MirrorProblem(record.externalId(), unfit.getMessage()));
                values[i] = unfit.instead();
            }
            fingerprint.add(values[i]);
        }
        fingerprint.add(record.modifiedAt().truncatedTo(ChronoUnit.MILLIS));
        fingerprint.add(record.active());
        return new Draft(id, record, values, fingerprint.value());
    }

    private Map<Long, Stored> stored(Connection connection, Collection<Long> ids) {
        String extra = watched.stream().map(name -> ", " + name).collect(Collectors.joining());
        Map<Long, Stored> stored = new HashMap<>();
        Sql.chunks(ids, chunk -> {
            String sql = "select id, fingerprint" + extra + " from " + Sql.by(table, table + "_pk") + " where id in (" + Sql.marks(chunk.length) + ")";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < chunk.length; i++) {
                    statement.setLong(i + 1, (Long) chunk[i]);
                }
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        stored.put(result.getLong(1), new Stored(result.getLong(2), watched(result)));
                    }
                }
            } catch (SQLException e) {
                throw Sql.failed(sql, e);
            }
        });
        return stored;
    }

    private Map<String, Object> watched(ResultSet result) throws SQLException {
        if (watched.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> before = new HashMap<>();
        for (int i = 0; i < watched.size(); i++) {
            Object value = result.getObject(3 + i);
            before.put(watched.get(i), value instanceof java.sql.Timestamp ? Utc.get(result, 3 + i) : value);
        }
        return before;
    }

    private void write(Connection connection, String sql, String system, List<Draft> drafts, boolean inserting, Instant now) {
        if (drafts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Draft draft : drafts) {
                int position = 1;
                for (int i = 0; i < draft.values().length; i++) {
                    if (draft.values()[i] == null) {
                        statement.setNull(position++, columns.get(i).kind().sqlType);
                    } else {
                        Sql.bind(statement, position++, draft.values()[i]);
                    }
                }
                Sql.bind(statement, position++, draft.record().modifiedAt().truncatedTo(ChronoUnit.MILLIS));
                statement.setBoolean(position++, draft.record().active());
                statement.setLong(position++, draft.fingerprint());
                Sql.bind(statement, position++, now);
                statement.setLong(position++, draft.id());
                if (inserting) {
                    statement.setString(position++, system);
                    statement.setString(position, draft.record().externalId());
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw Sql.failed(sql, e);
        }
    }

    /** Declares the columns; the field is the canonical name, the column the table's. */
    public static final class Builder {

        private final String entity;
        private final String table;
        private final List<MirrorColumn> columns = new ArrayList<>();
        private List<String> watched = List.of();
        private String cents;

        private Builder(String entity, String table) {
            this.entity = entity;
            this.table = table;
        }

        /** Longer text is cut and listed as a problem. */
        public Builder text(String field, String column, int limit) {
            return add(column, field, MirrorColumn.Kind.TEXT, limit, null);
        }

        /** Kept as it comes; too much of it is stored as unknown and listed. */
        public Builder json(String field, String column, int limit) {
            return add(column, field, MirrorColumn.Kind.JSON, limit, null);
        }

        public Builder integer(String field, String column) {
            return add(column, field, MirrorColumn.Kind.INTEGER, 0, null);
        }

        public Builder decimal(String field, String column) {
            return add(column, field, MirrorColumn.Kind.DECIMAL, 0, null);
        }

        /** Unknown is false. */
        public Builder flag(String field, String column) {
            return add(column, field, MirrorColumn.Kind.FLAG, 0, null);
        }

        public Builder instant(String field, String column) {
            return add(column, field, MirrorColumn.Kind.INSTANT, 0, null);
        }

        public Builder date(String field, String column) {
            return add(column, field, MirrorColumn.Kind.DATE, 0, null);
        }

        /** Minor units, rounded once. */
        public Builder money(String field, String column) {
            return add(column, field, MirrorColumn.Kind.MONEY, 0, null);
        }

        /** Our id of the record that the external id in the field names. */
        public Builder reference(String field, String column, String entity) {
            return add(column, field, MirrorColumn.Kind.REFERENCE, 0, entity);
        }

        /** The money column that {@link MirrorTable#cents} sums. */
        public Builder cents(String column) {
            cents = column;
            return this;
        }

        /** Columns whose former values a {@link Change} carries. */
        public Builder watch(String... names) {
            watched = List.of(names);
            return this;
        }

        public MirrorTable build() {
            return new MirrorTable(this);
        }

        private Builder add(String column, String field, MirrorColumn.Kind kind, int limit, String to) {
            columns.add(new MirrorColumn(column, field, kind, limit, to));
            return this;
        }
    }
}
