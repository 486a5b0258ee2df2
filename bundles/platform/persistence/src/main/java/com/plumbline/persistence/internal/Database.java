package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One company's database while it is open: its connections, and which units' tables are up to date in it. */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final TenantId tenant;
    private final Engine engine;
    private final Engine.Opened opened;
    private final Migrations migrations;
    private final Map<String, RuntimeException> broken = new ConcurrentHashMap<>();

    /** Opens it. Units are brought up to date by {@link #update}. */
    Database(TenantId tenant, Engine engine) {
        this.tenant = tenant;
        this.engine = engine;
        this.opened = engine.open(tenant);
        try {
            this.migrations = new Migrations(engine.storage(), opened.direct());
        } catch (SQLException e) {
            opened.close();
            throw new PersistenceException(engine.explain(tenant, e), e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** One after the other: a unit that fails leaves the others usable, and says why when it is used. */
    synchronized void update(Collection<Unit> units) {
        for (Unit unit : units) {
            if (unit.scope().covers(tenant)) {
                update(unit);
            }
        }
    }

    private void update(Unit unit) {
        try {
            long start = System.nanoTime();
            boolean old = !migrations.isCurrent(unit);
            migrations.run(unit);
            broken.remove(unit.name());
            if (old) {
                LOG.info("Tables of {} are up to date in {} ({} ms)", unit.name(), tenant, (System.nanoTime() - start) / 1_000_000);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("Tables of {} could not be brought up to date in {}; everything else there goes on", unit.name(), tenant, e);
            broken.put(unit.name(), new PersistenceException("The tables of " + unit.name() + " could not be brought up to date in "
                    + tenant + ": " + e.getMessage() + " Install a corrected version of the bundle, or restore a backup.", e));
        }
    }

    /** @throws PersistenceException when the unit's tables are not usable here */
    DataSource of(Unit unit) {
        RuntimeException failure = broken.get(unit.name());
        if (failure != null) {
            throw failure;
        }
        return opened.pool();
    }

    void check() {
        try (Connection connection = opened.pool().getConnection()) {
            connection.isValid(10);
        } catch (SQLException e) {
            throw new PersistenceException(engine.explain(tenant, e), e);
        }
        broken.values().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    DataSource pool() {
        return opened.pool();
    }

    DataSource direct() {
        return opened.direct();
    }

    Storage storage() {
        return engine.storage();
    }

    @Override
    public void close() {
        opened.close();
    }
}
