package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded Derby: the database of a company is the folder {@code tenants/<id>/db}, the platform's is {@code platform/db}.
 *
 * <p>Beside it there may be, for the time of one operation, {@code db.creating} (a mark: the folder is not whole yet),
 * {@code db.new} (a restored copy on its way in) and {@code db.old} (what it replaces).
 */
final class DerbyEngine implements Engine {

    /** {@code derby.storage.logSwitchInterval}, as Derby has it unless told otherwise. */
    private static final int LOG_FILE_BYTES = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(DerbyEngine.class);
    private static final String DATABASE = "db";
    /** SQLSTATEs with which Derby says that it has shut down as told. */
    private static final Set<String> CLOSED = Set.of("08006", "XJ015", "XJ004");

    private final Path data;
    private final Path logs;
    private final int poolSize;
    private final Pools pools;
    private final Driver driver;

    /** @param logs where Derby writes what it has to say; it is not much */
    DerbyEngine(Path data, Path logs, int poolSize, Pools pools) {
        this.data = data;
        this.logs = logs;
        this.poolSize = poolSize;
        this.pools = pools;
        Folders.make(data);
        Folders.make(logs);
        configure();
        driver = driver();
    }

    @Override
    public Storage storage() {
        return Storage.DERBY;
    }

    @Override
    public Set<TenantId> all() {
        Path tenants = data.resolve("tenants");
        if (!Files.isDirectory(tenants)) {
            return Set.of();
        }
        Set<TenantId> found = new TreeSet<>();
        try (Stream<Path> folders = Files.list(tenants)) {
            folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[a-z][a-z0-9-]+"))
                    .map(TenantId::of).filter(this::exists).forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the companies in " + tenants, e);
        }
        return found;
    }

    @Override
    public boolean exists(TenantId tenant) {
        Path folder = folder(tenant);
        if (!Files.exists(folder) && Files.exists(old(tenant))) {
            // The power failed between the two moves of a restore.
            Folders.move(old(tenant), folder);
        }
        return Files.isRegularFile(folder.resolve("service.properties")) && !Files.exists(creating(tenant));
    }

    @Override
    public void create(TenantId tenant) {
        Folders.remove(folder(tenant));
        Folders.make(folder(tenant).getParent());
        try {
            if (!Files.exists(creating(tenant))) {
                Files.createFile(creating(tenant));
            }
            connect(tenant, ";create=true").getConnection().close();
            shutdown(tenant);
            Files.delete(creating(tenant));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Cannot make the database of " + tenant + " in " + folder(tenant)
                    + ". Check the free space and that the appliance's user may write there.", e);
        }
    }

    @Override
    public Opened open(TenantId tenant) {
        DataSource direct = connect(tenant, "");
        HikariDataSource pool = pools.open("derby-" + tenant, direct, poolSize, false);
        return new Opened() {
            @Override
            public DataSource pool() {
                return pool;
            }

            @Override
            public DataSource direct() {
                return direct;
            }

            @Override
            public void close() {
                pool.close();
                shutdown(tenant);
            }
        };
    }

    @Override
    public void drop(TenantId tenant) {
        Folders.remove(old(tenant));
        Folders.remove(fresh(tenant));
        Folders.remove(folder(tenant));
        Path company = folder(tenant).getParent();
        if (Files.isDirectory(company) && Folders.isEmpty(company)) {
            Folders.remove(company);
        }
    }

    @Override
    public void backup(TenantId tenant, DataSource source, Path folder) {
        try (Connection connection = source.getConnection();
                CallableStatement copy = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            copy.setString(1, folder.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Derby could not copy the database of " + tenant + " to " + folder
                    + ". Check the free space there.", e);
        }
    }

    /**
     * Derby leaves what was deleted in the pages of the table, and what was changed in its log. A table is written anew by
     * compressing it; the log up to now goes when Derby has begun another file of it, which it does after a megabyte, and a checkpoint
     * has found the former one needless.
     */
    @Override
    public void scrub(TenantId tenant, DataSource direct, Collection<String> tables) {
        try (Connection connection = direct.getConnection(); Statement statement = connection.createStatement()) {
            List<String> there = Sql.list(connection, "SELECT tablename FROM sys.systables WHERE tabletype = 'T'", row -> row.text("tablename"));
            String schema = connection.getSchema();
            for (String table : tables.stream().map(name -> name.toUpperCase(Locale.ROOT)).filter(there::contains).sorted().toList()) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_COMPRESS_TABLE('" + schema + "', '" + table + "', 1)");
            }
            statement.execute("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
            fillLog(connection, statement);
            statement.execute("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
            statement.execute("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
        } catch (SQLException e) {
            throw new IllegalStateException("Derby could not write the tables " + tables + " of " + tenant + " anew. Check the free space.", e);
        }
    }

    private static void fillLog(Connection connection, Statement statement) throws SQLException {
        statement.execute("CREATE TABLE log_filler (text VARCHAR(30000))");
        try {
            for (int i = 0; i < LOG_FILE_BYTES / 30_000 + 2; i++) {
                Sql.update(connection, "INSERT INTO log_filler VALUES (?)", " ".repeat(30_000));
            }
        } finally {
            statement.execute("DROP TABLE log_filler");
        }
    }

    @Override
    public void restore(TenantId tenant, Path folder, Runnable accept) {
        Folders.remove(fresh(tenant));
        Folders.remove(old(tenant));
        Folders.copy(folder.resolve(DATABASE), fresh(tenant));
        boolean replaces = Files.exists(folder(tenant));
        if (replaces) {
            Folders.move(folder(tenant), old(tenant));
        }
        Folders.move(fresh(tenant), folder(tenant));
        try {
            accept.run();
        } catch (RuntimeException e) {
            Folders.remove(folder(tenant));
            if (replaces) {
                Folders.move(old(tenant), folder(tenant));
            }
            throw e;
        }
        Folders.remove(old(tenant));
    }

    @Override
    public String explain(TenantId tenant, SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "XSDB6".equals(sql.getSQLState())) {
                return "The database of " + tenant + " is open in another process. Is a second appliance running on " + data
                        + "? Stop it, or give this one another data folder.";
            }
        }
        return "The database of " + tenant + " in " + folder(tenant) + " does not answer: " + failure.getMessage();
    }

    @Override
    public void close() {
        try {
            // Without deregister=false the driver could not be used again in this process.
            driver.connect("jdbc:derby:;shutdown=true;deregister=false", new Properties());
        } catch (SQLException e) {
            if (!CLOSED.contains(e.getSQLState())) {
                LOG.warn("Derby did not shut down cleanly; it recovers at the next start", e);
            }
        }
    }

    private void shutdown(TenantId tenant) {
        try {
            driver.connect(url(tenant) + ";shutdown=true", new Properties());
        } catch (SQLException e) {
            if (!CLOSED.contains(e.getSQLState())) {
                LOG.warn("The database of {} did not close cleanly; it recovers when it is opened next", tenant, e);
            }
        }
    }

    private DataSource connect(TenantId tenant, String attributes) {
        return new DriverDataSource(driver, url(tenant) + attributes, new Properties());
    }

    private String url(TenantId tenant) {
        return "jdbc:derby:" + folder(tenant);
    }

    private Path folder(TenantId tenant) {
        return tenant.isPlatform() ? data.resolve("platform").resolve(DATABASE)
                : data.resolve("tenants").resolve(tenant.value()).resolve(DATABASE);
    }

    private Path creating(TenantId tenant) {
        return folder(tenant).resolveSibling(DATABASE + ".creating");
    }

    private Path fresh(TenantId tenant) {
        return folder(tenant).resolveSibling(DATABASE + ".new");
    }

    private Path old(TenantId tenant) {
        return folder(tenant).resolveSibling(DATABASE + ".old");
    }

    /** Derby reads these once, when its engine starts; what the operator set on the command line stays. */
    private void configure() {
        Map.of("derby.system.home", data.toString(),
                "derby.stream.error.style", "rollingFile",
                "derby.stream.error.rollingFile.pattern", logs.resolve("derby-%g.log").toString(),
                "derby.stream.error.rollingFile.limit", "1000000",
                "derby.stream.error.rollingFile.count", "3",
                // A deadlock is broken after a second (the work runs again); a lock is waited for a quarter of a minute.
                "derby.locks.deadlockTimeout", "1",
                "derby.locks.waitTimeout", "15",
                // A page of a mirror must not lock a whole table.
                "derby.locks.escalationThreshold", "100000",
                // Compiling a statement costs far more than keeping it.
                "derby.language.statementCache.size", "400")
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }

    private static Driver driver() {
        try {
            // The re-bundled Derby exports only its public packages, and its driver is not in one of them.
            return (Driver) Class.forName("org.apache.derby.iapi.jdbc.AutoloadedDriver", true,
                    org.apache.derby.database.Database.class.getClassLoader()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Derby is not in the appliance", e);
        }
    }
}
