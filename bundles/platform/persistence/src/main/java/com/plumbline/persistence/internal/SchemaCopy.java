package com.plumbline.persistence.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Copies one PostgreSQL schema to files and back, over the driver alone: {@code schema.sql} (one statement a line: tables,
 * then keys and indexes) and {@code <table>.copy.gz} (COPY text format). Knows what our migrations use: tables with defaults,
 * constraints, indexes. All rows are as of one moment, because everything happens in one repeatable-read transaction.
 */
final class SchemaCopy {

    private static final String BEFORE_ROWS = "tables.sql";
    private static final String AFTER_ROWS = "keys.sql";

    private final Connection connection;
    private final String schema;

    /** @param connection that sees the schema and no other */
    SchemaCopy(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    void save(Path folder) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        List<String> tables = texts("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY 1");
        Files.write(folder.resolve(BEFORE_ROWS), texts(TABLES));
        Files.write(folder.resolve(AFTER_ROWS), keys());
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables) {
            try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(table + ".copy.gz")))) {
                copies.copyOut("COPY \"" + table + "\" TO STDOUT", file);
            }
        }
        connection.rollback();
    }

    /** Into the empty schema, in the caller's transaction. */
    void load(Path folder) throws SQLException, IOException {
        execute(folder.resolve(BEFORE_ROWS));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> tables = texts("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY 1");
        for (String table : tables) {
            try (InputStream file = new GZIPInputStream(Files.newInputStream(folder.resolve(table + ".copy.gz")))) {
                copies.copyIn("COPY \"" + table + "\" FROM STDIN", file);
            }
        }
        execute(folder.resolve(AFTER_ROWS));
    }

    private static final String TABLES = """
            SELECT 'CREATE TABLE ' || quote_ident(c.relname) || ' (' || string_agg(
                quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attgenerated = 's' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                        WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum) || ')'
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname = ? AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname""";

    /** Primary and unique keys and checks, then other indexes, then foreign keys, which need the keys. */
    private List<String> keys() throws SQLException {
        List<String> statements = new ArrayList<>(constraints("k.contype IN ('p', 'u', 'c')"));
        statements.addAll(texts("""
                SELECT pg_get_indexdef(i.indexrelid, 0, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY 1"""));
        statements.addAll(constraints("k.contype = 'f'"));
        return statements;
    }

    private List<String> constraints(String which) throws SQLException {
        return texts("SELECT 'ALTER TABLE ' || quote_ident(c.relname) || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' ' "
                + "|| pg_get_constraintdef(k.oid, true) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
                + "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND " + which + " ORDER BY c.relname, k.conname");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1).replace('\n', ' '));
                }
            }
        }
        return found;
    }

    private void execute(Path file) throws SQLException, IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8); Statement statement = connection.createStatement()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                statement.execute(line);
            }
        }
    }
}
