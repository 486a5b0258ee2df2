package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.postgresql.Driver;

/**
 * One PostgreSQL database: the schema {@code c_<id>} for each company, {@code platform} for the appliance. All companies share
 * one pool; a connection is turned to the company's schema, and to nothing else, when it is handed out.
 */
final class PostgresEngine implements Engine {

    private static final String PREFIX = "c_";

    private final String url;
    private final Properties properties;
    private final Driver driver = new Driver();
    private final HikariDataSource pool;
    private final SchemaPools schemas;

    PostgresEngine(String url, String user, String password, int poolSize, Pools pools) {
        this.url = url;
        properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "plumbline");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // A lock is waited for as long as on Derby; the server's own deadlock check takes a second.
        properties.setProperty("options", "-c lock_timeout=15s -c TimeZone=UTC");
        pool = pools.open("postgresql", new DriverDataSource(driver, url, properties), poolSize, true);
        schemas = new SchemaPools(pool);
    }

    /** @throws SQLException when the server does not let us in; see {@link #explain} */
    void check() throws SQLException {
        try (Connection connection = driver.connect(url, properties)) {
            connection.isValid(10);
        }
    }

    @Override
    public Storage storage() {
        return Storage.POSTGRESQL;
    }

    @Override
    public Set<TenantId> all() {
        Set<TenantId> found = new TreeSet<>();
        server("list the companies", connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'c\\_%'");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(TenantId.of(rows.getString(1).substring(PREFIX.length())));
                }
            }
        });
        return found;
    }

    @Override
    public boolean exists(TenantId tenant) {
        boolean[] exists = new boolean[1];
        server("look for " + tenant, connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
                query.setString(1, schema(tenant));
                try (ResultSet rows = query.executeQuery()) {
                    exists[0] = rows.next();
                }
            }
        });
        return exists[0];
    }

    @Override
    public void create(TenantId tenant) {
        server("make the schema of " + tenant, connection -> run(connection, "CREATE SCHEMA IF NOT EXISTS " + quoted(schema(tenant))));
    }

    @Override
    public Opened open(TenantId tenant) {
        DataSource company = schemas.of(schema(tenant));
        Properties inSchema = new Properties();
        inSchema.putAll(properties);
        inSchema.setProperty("currentSchema", quoted(schema(tenant)));
        DataSource direct = new DriverDataSource(driver, url, inSchema);
        return new Opened() {
            @Override
            public DataSource pool() {
                return company;
            }

            @Override
            public DataSource direct() {
                return direct;
            }

            @Override
            public void close() {
                // The connections are the server's; nothing is held for a company.
            }
        };
    }

    @Override
    public void drop(TenantId tenant) {
        server("drop the schema of " + tenant, connection -> run(connection, "DROP SCHEMA IF EXISTS " + quoted(schema(tenant)) + " CASCADE"));
    }

    @Override
    public void backup(TenantId tenant, DataSource source, Path folder) {
        try (Connection connection = source.getConnection()) {
            new SchemaCopy(connection, schema(tenant)).save(folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The schema of " + tenant + " could not be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Copies of a schema hold living rows only; the dead ones go from the server's files here and now, not when it gets to it. */
    @Override
    public void scrub(TenantId tenant, DataSource direct, Collection<String> tables) {
        try (Connection connection = direct.getConnection()) {
            List<String> there = Sql.list(connection, "SELECT tablename FROM pg_tables WHERE schemaname = ?", row -> row.text("tablename"), schema(tenant));
            for (String table : tables.stream().filter(there::contains).sorted().toList()) {
                run(connection, "VACUUM (FULL) " + quoted(schema(tenant)) + '.' + quoted(table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL could not write the tables " + tables + " of " + tenant + " anew.", e);
        }
    }

    @Override
    public void restore(TenantId tenant, Path folder, Runnable accept) {
        String schema = schema(tenant);
        String old = schema + "_old";
        try (Connection connection = driver.connect(url, properties)) {
            connection.setAutoCommit(false);
            run(connection, "DROP SCHEMA IF EXISTS " + quoted(old) + " CASCADE");
            if (exists(tenant)) {
                run(connection, "ALTER SCHEMA " + quoted(schema) + " RENAME TO " + quoted(old));
            }
            run(connection, "CREATE SCHEMA " + quoted(schema));
            run(connection, "SET LOCAL search_path TO " + quoted(schema));
            new SchemaCopy(connection, schema).load(folder);
            connection.commit();
            accept(tenant, accept, old, connection);
            run(connection, "DROP SCHEMA IF EXISTS " + quoted(old) + " CASCADE");
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The schema of " + tenant + " could not be restored from " + folder + ": " + e.getMessage(), e);
        }
    }

    private void accept(TenantId tenant, Runnable accept, String old, Connection connection) throws SQLException {
        try {
            accept.run();
        } catch (RuntimeException e) {
            run(connection, "DROP SCHEMA " + quoted(schema(tenant)) + " CASCADE");
            run(connection, "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '" + old + "') THEN ALTER SCHEMA "
                    + quoted(old) + " RENAME TO " + quoted(schema(tenant)) + "; END IF; END $$");
            connection.commit();
            throw e;
        }
    }

    @Override
    public String explain(TenantId tenant, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String where = "PostgreSQL at " + url.replaceAll("^jdbc:postgresql:(//)?|\\?.*$", "");
        String what = state.startsWith("28") ? where + " refuses the user \"" + properties.getProperty("user") + "\". Check user and password"
                : "3D000".equals(state) ? where + " has no such database. Create it, or correct the url"
                : state.startsWith("53") ? where + " has no connection left. Raise max_connections there, or lower poolSize"
                : state.startsWith("08") ? where + " does not answer. Check that it runs and that the url is right"
                : where + " does not serve " + tenant + " (" + failure.getMessage() + "). Check the server, and poolSize";
        return what + " in etc/com.plumbline.persistence.cfg.";
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface ServerWork {
        void run(Connection connection) throws SQLException;
    }

    /** On a connection of its own, which is not turned to any company. */
    private void server(String what, ServerWork work) {
        try (Connection connection = driver.connect(url, properties)) {
            work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot " + what + ". " + explain(TenantId.PLATFORM, e), e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String schema(TenantId tenant) {
        return tenant.isPlatform() ? tenant.value() : PREFIX + tenant.value();
    }

    /** Tenant ids are plain, but have hyphens. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
