package com.plumbline.persistence.internal;

import com.plumbline.persistence.Storage;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings a unit's tables up to date in one database, by Flyway. The table {@code plumbline_unit} keeps for each unit the
 * checksum of the migrations that were run, so that opening a database again, with nothing new, is one query.
 */
final class Migrations {

    private final Storage storage;
    private final DataSource database;
    private final Map<String, String> done;

    /** @param database not pooled: Flyway leaves a connection in states of its own */
    Migrations(Storage storage, DataSource database) throws SQLException {
        this.storage = storage;
        this.database = database;
        this.done = load();
    }

    boolean isCurrent(Unit unit) {
        return unit.checksum(storage).equals(done.get(unit.name()));
    }

    /** Forward only; does nothing when it is up to date. */
    void run(Unit unit) throws SQLException {
        if (isCurrent(unit)) {
            return;
        }
        // Flyway finds its parts through the context loader, and would hold on to a bundle's loader.
        ClassLoader flyway = Flyway.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(flyway);
        try {
            Flyway.configure(flyway)
                    .loggers("slf4j")
                    .dataSource(database)
                    .table(unit.historyTable())
                    .baselineOnMigrate(true).baselineVersion("0")
                    .resourceProvider(new Files(unit.migrations(storage)))
                    .javaMigrationClassProvider(List::of)
                    .load().migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
        remember(unit);
    }

    private Map<String, String> load() throws SQLException {
        Map<String, String> checksums = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            if (!exists(connection)) {
                try (Statement create = connection.createStatement()) {
                    create.execute("CREATE TABLE plumbline_unit (unit VARCHAR(40) NOT NULL PRIMARY KEY, checksum VARCHAR(64) NOT NULL)");
                }
            }
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT unit, checksum FROM plumbline_unit")) {
                while (rows.next()) {
                    checksums.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return checksums;
    }

    private boolean exists(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        String table = storage == Storage.DERBY ? "PLUMBLINE_UNIT" : "plumbline_unit";
        try (ResultSet tables = connection.getMetaData().getTables(null, schema, table, null)) {
            return tables.next();
        }
    }

    private void remember(Unit unit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String checksum = unit.checksum(storage);
            if (save(connection, "UPDATE plumbline_unit SET checksum = ? WHERE unit = ?", checksum, unit.name()) == 0) {
                save(connection, "INSERT INTO plumbline_unit (checksum, unit) VALUES (?, ?)", checksum, unit.name());
            }
            done.put(unit.name(), checksum);
        }
    }

    private static int save(Connection connection, String sql, String checksum, String unit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, checksum);
            statement.setString(2, unit);
            return statement.executeUpdate();
        }
    }

    private record Files(List<Unit.Migration> migrations) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return migrations.stream().filter(m -> m.name().equals(name)).<LoadableResource>map(File::new).findFirst().orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String... suffixes) {
            return migrations.stream()
                    .filter(m -> m.name().startsWith(prefix) && List.of(suffixes).stream().anyMatch(m.name()::endsWith))
                    .<LoadableResource>map(File::new).toList();
        }
    }

    private static final class File extends LoadableResource {

        private final Unit.Migration migration;

        File(Unit.Migration migration) {
            this.migration = migration;
        }

        @Override
        public Reader read() {
            return new StringReader(migration.sql());
        }

        @Override
        public String getAbsolutePath() {
            return migration.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return migration.name();
        }

        @Override
        public String getFilename() {
            return migration.name();
        }

        @Override
        public String getRelativePath() {
            return migration.name();
        }
    }
}
