package com.plumbline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.itests.Demo;
import com.plumbline.itests.Rest;
import com.plumbline.itests.Steps;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first mirror of the pretend company, in rows a second from the run's start to its end, waiting for the vendor included; against the very same rows read back
 * and written with plain JDBC batches of 500 into an empty Derby database with the same tables.
 */
final class MirrorBenchmark implements Benchmarks.Benchmark {

    private static final int BATCH = 500;

    @Override
    public void run(Path folder, Report report) throws Exception {
        long rows;
        Duration took;
        try (Demo demo = Demo.in(folder.resolve("demo")).start()) {
            Rest owner = demo.owner();
            JsonNode run = new Steps(owner).mirrored();
            rows = 0;
            for (JsonNode entity : run.path("entities")) {
                rows += entity.path("read").asLong();
            }
            took = Duration.between(Instant.parse(run.path("startedAt").asText()), Instant.parse(run.path("endedAt").asText()));
        }
        double raw = rawRowsPerSecond(folder);
        report.ratio("first mirror of " + rows + " rows, everything included", "rows/s", rows / (took.toMillis() / 1000.0), raw, "the same rows by raw JDBC batches");
    }

    private static double rawRowsPerSecond(Path folder) throws SQLException {
        Path source;
        try (var found = java.nio.file.Files.walk(folder.resolve("demo/tenants"), 3)) {
            source = found.filter(path -> java.nio.file.Files.exists(path.resolve("service.properties"))).findFirst().orElseThrow();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        try (Connection from = DriverManager.getConnection("jdbc:derby:" + source);
                Connection to = DriverManager.getConnection("jdbc:derby:" + folder.resolve("raw") + ";create=true")) {
            to.setAutoCommit(false);
            long rows = 0;
            long nanos = 0;
            for (String table : mirrorTables(from)) {
                List<Object[]> content = read(from, table);
                int columns = content.isEmpty() ? 0 : content.get(0).length;
                create(from, to, table);
                long begin = System.nanoTime();
                write(to, table, columns, content);
                nanos += System.nanoTime() - begin;
                rows += content.size();
            }
            return rows / (nanos / 1e9);
        }
    }

    /** Tables with a vendor's id in every row. */
    private static List<String> mirrorTables(Connection from) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = from.getMetaData().getColumns(null, null, null, "EXTERNAL_ID")) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        Collections.sort(tables);
        return tables;
    }

    private static List<Object[]> read(Connection from, String table) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = from.createStatement(); ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getMetaData().getColumnTypeName(i + 1).equals("CLOB") ? result.getString(i + 1) : result.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void create(Connection from, Connection to, String table) throws SQLException {
        try (Statement ask = from.createStatement(); ResultSet shape = ask.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0"); Statement make = to.createStatement()) {
            ResultSetMetaData columns = shape.getMetaData();
            List<String> definitions = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String type = columns.getColumnTypeName(i);
                String size = type.contains("CHAR") ? "(" + columns.getPrecision(i) + ")" : type.equals("DECIMAL") ? "(" + columns.getPrecision(i) + "," + columns.getScale(i) + ")" : "";
                definitions.add(columns.getColumnName(i) + " " + type + size + (columns.getColumnName(i).equals("ID") ? " NOT NULL PRIMARY KEY" : ""));
            }
            make.execute("CREATE TABLE " + table + " (" + String.join(", ", definitions) + ")");
            make.execute("CREATE INDEX " + table + "_EXTERNAL ON " + table + " (EXTERNAL_ID)");
            to.commit();
        }
    }

    private static void write(Connection to, String table, int columns, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String marks = IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = to.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            int pending = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < columns; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++pending % BATCH == 0) {
                    insert.executeBatch();
                    to.commit();
                }
            }
            insert.executeBatch();
            to.commit();
        }
    }
}
