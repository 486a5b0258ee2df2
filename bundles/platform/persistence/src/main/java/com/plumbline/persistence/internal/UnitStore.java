package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.SqlWork;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.JPAFacadeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Store} of one unit. {@link #close} waits until the calls that are under way have returned. */
public final class UnitStore implements Store, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnitStore.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Unit unit;
    private final Databases databases;
    private final EntityManagers managers;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    public UnitStore(Unit unit, Databases databases) {
        this.unit = unit;
        this.databases = databases;
        this.managers = new EntityManagers(unit, databases.storage());
    }

    @Override
    public <T> T read(TenantId tenant, Function<EntityManager, T> work) {
        return in(tenant, source -> Attempts.of(() -> reading(tenant, source, work)));
    }

    private <T> T reading(TenantId tenant, DataSource source, Function<EntityManager, T> work) {
        EntityManager em = open(tenant, source);
        try {
            StoreTransaction.connection(em).setReadOnly(true);
            return work.apply(em);
        } catch (SQLException e) {
            throw failed(tenant, e);
        } finally {
            em.close();
        }
    }

    @Override
    public <T> T write(TenantId tenant, Function<EntityManager, T> work) {
        return in(tenant, source -> Attempts.of(() -> transaction(open(tenant, source), work)));
    }

    @Override
    public <T> T sql(TenantId tenant, SqlWork<T> work) {
        return in(tenant, source -> Attempts.of(() -> transaction(tenant, source, work)));
    }

    private <T> T transaction(EntityManager em, Function<EntityManager, T> work) {
        StoreTransaction transaction = StoreTransaction.begin(StoreTransaction.connection(em));
        boolean committed = false;
        try {
            em.getTransaction().begin();
            // Else OpenJPA would read in auto-commit mode until the first flush.
            JPAFacadeHelper.toBroker(em).beginStore();
            T result = work.apply(em);
            em.getTransaction().commit();
            committed = true;
            return result;
        } catch (PersistenceException e) {
            throw e.getCause() instanceof OptimisticLockException lost ? lost : e;
        } finally {
            release(em, committed);
            transaction.end(committed);
        }
    }

    private static void release(EntityManager em, boolean committed) {
        try {
            if (!committed && em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            LOG.warn("A roll-back failed; the connection is given up, which rolls back as well", e);
        } finally {
            em.close();
        }
    }

    private <T> T transaction(TenantId tenant, DataSource source, SqlWork<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            StoreTransaction transaction = StoreTransaction.begin(connection);
            boolean committed = false;
            try {
                T result = work.run(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                transaction.end(committed);
            }
        } catch (SQLException e) {
            throw failed(tenant, e);
        }
    }

    private EntityManager open(TenantId tenant, DataSource source) {
        try {
            return managers.open(source);
        } catch (PersistenceException e) {
            throw e.getCause() instanceof SQLException sql ? failed(tenant, sql) : e;
        }
    }

    private <T> T in(TenantId tenant, Function<DataSource, T> work) {
        if (tenant == null) {
            throw new IllegalArgumentException("Whose " + unit.name() + "? A store is never called without a company.");
        }
        if (!unit.scope().covers(tenant)) {
            throw new IllegalArgumentException("The tables of " + unit.name() + " are " + (tenant.isPlatform()
                    ? "in each company's database, not in the platform's." : "in the platform's database: call it with TenantId.PLATFORM."));
        }
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The store of " + unit.name() + " is closed, because its bundle or the storage was stopped");
            }
            return databases.use(tenant, database -> work.apply(database.of(unit)));
        } finally {
            lock.readLock().unlock();
        }
    }

    private PersistenceException failed(TenantId tenant, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // No state: the pool could not get a connection. 08, 28, 3D, 53: the server does not let us in.
        boolean away = state.isEmpty() || state.matches("(08|28|3D|53|57P|XJ).*");
        return new PersistenceException(away ? databases.explain(tenant, root(e)) : e.getMessage(), e);
    }

    /** The pool wraps what the driver said. */
    private static SQLException root(SQLException e) {
        return e.getCause() instanceof SQLException cause ? root(cause) : e;
    }

    @Override
    public void close() {
        boolean drained = false;
        try {
            drained = lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            closed = true;
            if (!drained) {
                LOG.warn("Calls of {} are still under way after {} s; they will fail", unit.name(), PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            managers.close();
        } catch (RuntimeException e) {
            LOG.warn("The entities of {} could not be let go of", unit.name(), e);
        } finally {
            if (drained) {
                lock.writeLock().unlock();
            }
        }
    }
}
