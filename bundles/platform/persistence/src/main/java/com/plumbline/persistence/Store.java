package com.plumbline.persistence;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.internal.StoreTransaction;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of one persistence unit, in the database of the company that each call names.
 *
 * <p>Registered by this bundle in the context of the bundle that has the unit, with the service property
 * {@code osgi.unit.name}: {@code @Reference(target = "(osgi.unit.name=customers)") Store store}. A unit of scope
 * {@code company} refuses {@link TenantId#PLATFORM}, a unit of scope {@code platform} refuses everything else.
 *
 * <p>The entity manager and its connection are valid inside the call and on its thread only. A call inside another one is a
 * transaction of its own on a second connection; on Derby it waits for rows the outer one has written, so hand the entity
 * manager or the connection down instead.
 *
 * <p>All calls throw {@link com.plumbline.kernel.NotFound} {@code company.unknown} when the company has no database, and
 * {@link jakarta.persistence.PersistenceException} when the database fails.
 */
@ProviderType
public interface Store {

    /**
     * Reads without a transaction: each query sees what was committed when it ran. Writing is an error. Entities are
     * detached when the call returns. Work that loses a deadlock runs again: what it gathers, it gathers in itself.
     */
    <T> T read(TenantId tenant, Function<EntityManager, T> work);

    /**
     * One transaction: committed when the work returns, rolled back on any exception, which is passed on. When the database
     * breaks a deadlock or a lock is not had in time, the work runs again, up to four times in all, so it must not have
     * effects outside the transaction; see {@link #afterCommit}.
     *
     * @throws jakarta.persistence.OptimisticLockException when somebody else saved the same entity in between
     */
    <T> T write(TenantId tenant, Function<EntityManager, T> work);

    /** {@link #write} for work without a result. */
    default void change(TenantId tenant, Consumer<EntityManager> work) {
        write(tenant, em -> {
            work.accept(em);
            return null;
        });
    }

    /** Like {@link #write}, on the bare JDBC connection: one transaction, retried in the same cases. */
    <T> T sql(TenantId tenant, SqlWork<T> work);

    /**
     * The JDBC connection of the transaction, after flushing the entity manager, so both see the same rows. Never commit,
     * roll back or close it. Batches through it are as fast as without the entity manager.
     */
    static Connection connection(EntityManager em) {
        return StoreTransaction.connection(em);
    }

    /**
     * Runs {@code action} on the committing thread once the transaction of {@code connection} is committed, never when it is
     * rolled back. A failing action is logged and harms nobody. Gone with a crash: what must happen is an event.
     *
     * @param connection as given by {@link #connection} or {@link #sql}
     */
    static void afterCommit(Connection connection, Runnable action) {
        afterEnd(connection, committed -> {
            if (committed) {
                action.run();
            }
        });
    }

    /** Like {@link #afterCommit}, and also told, with {@code false}, when the transaction was rolled back. */
    static void afterEnd(Connection connection, Consumer<Boolean> action) {
        StoreTransaction.of(connection).afterEnd(action);
    }
}
