package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.persistence.Utc;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A company's database, whatever bundles made of it: its tables by name, as rows to count or to take away. */
final class CompanyTables {

    private CompanyTables() {}

    /** @param name as the database spells it */
    record Table(String name) {

        String plainName() {
            return name.toLowerCase(Locale.ROOT);
        }

        /** The machinery's: what was migrated, what is under way, what is sealed. Nobody owns it. */
        boolean isMachinery() {
            String plain = plainName();
            return plain.endsWith("_schema_history") || plain.startsWith("event_")
                    || List.of("plumbline_unit", "integration_payload", "webhook_receipt").contains(plain);
        }

        String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }

    /** By name. */
    static List<Table> owned(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(new Table(rows.getString("TABLE_NAME")));
            }
        }
        tables.removeIf(Table::isMachinery);
        tables.sort(Comparator.comparing(Table::plainName));
        return tables;
    }

    static long count(Connection connection, Table table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + table.quoted()); ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void write(Connection connection, Table table, Path lines, Path sheet) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table.quoted());
                BufferedWriter json = Files.newBufferedWriter(lines); BufferedWriter csv = Files.newBufferedWriter(sheet)) {
            statement.setFetchSize(500);
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                List<String> names = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
                }
                csv.write(names.stream().map(CompanyTables::cell).collect(Collectors.joining(",")) + "\r\n");
                while (rows.next()) {
                    ObjectNode row = JsonNodeFactory.instance.objectNode();
                    for (int i = 1; i <= names.size(); i++) {
                        row.set(names.get(i - 1), value(rows, i, columns.getColumnType(i)));
                    }
                    json.write(row.toString());
                    json.write('\n');
                    csv.write(names.stream().map(name -> cell(row.get(name).isNull() ? "" : row.get(name).asText())).collect(Collectors.joining(",")) + "\r\n");
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write the table " + table.plainName(), failed);
        }
    }

    private static JsonNode value(ResultSet rows, int column, int type) throws SQLException {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode value = switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> json.numberNode(rows.getLong(column));
            case Types.BOOLEAN, Types.BIT -> json.booleanNode(rows.getBoolean(column));
            case Types.DECIMAL, Types.NUMERIC -> json.numberNode(rows.getBigDecimal(column));
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> json.numberNode(rows.getDouble(column));
            case Types.TIMESTAMP -> json.textNode(String.valueOf(Utc.get(rows, column)));
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> bytes(rows.getBytes(column));
            default -> text(rows.getString(column));
        };
        return rows.wasNull() ? json.nullNode() : value;
    }

    private static JsonNode bytes(byte[] content) {
        return content == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(Base64.getEncoder().encodeToString(content));
    }

    private static JsonNode text(String content) {
        return content == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(content);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
