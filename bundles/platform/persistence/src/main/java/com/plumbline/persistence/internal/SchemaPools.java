package com.plumbline.persistence.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Data sources over one pool, each handing out connections that see one schema only.
 *
 * <p>A connection remembers the schema it was turned to, so that a company that is served by the same connections again does
 * not pay a round trip. This holds because nobody else sets the search path on pooled connections: migrations and restores
 * have connections of their own.
 */
final class SchemaPools {

    private final DataSource pool;
    private final Map<PGConnection, String> turnedTo = Collections.synchronizedMap(new WeakHashMap<>());

    SchemaPools(DataSource pool) {
        this.pool = pool;
    }

    DataSource of(String schema) {
        return new SchemaDataSource(schema);
    }

    private Connection connection(String schema) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            PGConnection server = connection.unwrap(PGConnection.class);
            if (!schema.equals(turnedTo.get(server))) {
                turnedTo.remove(server);
                // Outside of a transaction, so that no roll-back takes it back.
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET search_path TO \"" + schema + '"');
                }
                turnedTo.put(server, schema);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private final class SchemaDataSource implements DataSource {

        private final String schema;

        SchemaDataSource(String schema) {
            this.schema = schema;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connection(schema);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException("The user is part of the settings");
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            pool.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return pool.getParentLogger();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
