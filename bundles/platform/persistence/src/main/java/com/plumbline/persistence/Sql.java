package com.plumbline.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Statements over the connection of a transaction, for tables that are read and written in sets rather than as entities.
 * Instants are bound and read as UTC in milliseconds. Every failure is a {@link PersistenceException} around the SQL one.
 */
public final class Sql {

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** The current row of a result; columns by name, SQL NULL is {@code null}. */
    public static final class Row {

        private final ResultSet result;

        Row(ResultSet result) {
            this.result = result;
        }

        ObjectNode told() throws SQLException {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                String value = result.getString(i);
                if (value != null) {
                    told.put(result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                }
            }
            return told;
        }

        public String text(String column) throws SQLException {
            return result.getString(column);
        }

        public long number(String column) throws SQLException {
            return result.getLong(column);
        }

        public Long numberOrNull(String column) throws SQLException {
            long value = result.getLong(column);
            return result.wasNull() ? null : value;
        }

        public BigDecimal decimal(String column) throws SQLException {
            return result.getBigDecimal(column);
        }

        public boolean flag(String column) throws SQLException {
            return result.getBoolean(column);
        }

        public Instant instant(String column) throws SQLException {
            return Utc.get(result, column);
        }

        public LocalDate date(String column) throws SQLException {
            java.sql.Date date = result.getDate(column);
            return date == null ? null : date.toLocalDate();
        }
    }

    private Sql() {}

    public static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The first row; a statement that may find many limits itself. */
    public static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, Object... values) {
        List<T> rows = list(connection, sql, reader, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** For {@code select count(*) as n}, {@code sum(…) as n}: 0 when there is no row or NULL. */
    public static long number(Connection connection, String sql, Object... values) {
        return first(connection, sql, row -> row.number("n"), values).orElse(0L);
    }

    /** Hands over row by row, without keeping them. */
    public static void each(Connection connection, String sql, Reader<?> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1000);
            bindAll(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** @return number of rows */
    public static int update(Connection connection, String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** One statement for many rows of values. */
    public static void batch(Connection connection, String sql, Collection<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : rows) {
                bindAll(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** All columns of each row by their names in lower case, as text; what is NULL is left out. For people to read, not to compute with. */
    public static ArrayNode told(Connection connection, String sql, Object... values) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        each(connection, sql, row -> rows.add(row.told()), values);
        return rows;
    }

    /** {@code ?,?,?} for an IN list. */
    public static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    /**
     * A table in a FROM clause, read by the given index on Derby, which otherwise plans an IN list as a scan of the whole table
     * when the statement is first prepared while the table is small. Elsewhere the hint is a comment.
     *
     * @param table name, and alias if there is one
     * @param index name of the index, or of the primary key when it ends with {@code _pk}
     */
    public static String by(String table, String index) {
        return table + " --DERBY-PROPERTIES " + (index.endsWith("_pk") ? "constraint=" : "index=") + index + "\n";
    }

    /**
     * Ids for IN lists, in chunks of at most 200. A chunk is padded with its last id to 10, 50 or 200, so that a statement has
     * few texts and stays in the database's cache.
     */
    public static void chunks(Collection<Long> ids, Consumer<Object[]> work) {
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += 200) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + 200));
            Object[] padded = new Object[some.size() <= 10 ? 10 : some.size() <= 50 ? 50 : 200];
            for (int i = 0; i < padded.length; i++) {
                padded[i] = some.get(Math.min(i, some.size() - 1));
            }
            work.accept(padded);
        }
    }

    static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof Long number) {
            statement.setLong(position, number);
        } else if (value instanceof String text) {
            statement.setString(position, text);
        } else if (value instanceof Instant instant) {
            Utc.set(statement, position, instant);
        } else if (value instanceof LocalDate date) {
            statement.setDate(position, java.sql.Date.valueOf(date));
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(position, flag);
        } else if (value instanceof Integer number) {
            statement.setInt(position, number);
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(position, decimal);
        } else if (value == null) {
            statement.setObject(position, null);
        } else {
            throw new IllegalArgumentException("Cannot bind a " + value.getClass().getName());
        }
    }

    static PersistenceException failed(String sql, SQLException e) {
        return new PersistenceException("Failed: " + sql, e);
    }

    private static void bindAll(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }
}
