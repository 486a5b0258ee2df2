package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Storage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What Derby and PostgreSQL do differently about a company's database. {@link Databases} calls it: one call at a time per
 * company for everything that changes whether it is there or open.
 */
interface Engine extends AutoCloseable {

    /** An open database. */
    interface Opened extends AutoCloseable {

        /** Pooled, in auto-commit mode when handed out. */
        DataSource pool();

        /** Not pooled: for migrations, which leave a connection in states of their own. */
        DataSource direct();

        @Override
        void close();
    }

    Storage storage();

    Set<TenantId> all();

    boolean exists(TenantId tenant);

    /** Empty; what a creation that was cut short left behind is removed first. */
    void create(TenantId tenant);

    Opened open(TenantId tenant);

    /** Not open at this time. */
    void drop(TenantId tenant);

    void backup(TenantId tenant, DataSource source, Path folder);

    /** {@link com.plumbline.persistence.CompanyDatabases#scrub} of tables that are there. */
    void scrub(TenantId tenant, DataSource direct, Collection<String> tables);

    /**
     * Replaces the database, which is not open, by the copy.
     *
     * @param accept opens and checks the new one; if it throws, the old one comes back
     */
    void restore(TenantId tenant, Path folder, Runnable accept);

    /** In words for the operator: what is wrong and what to do. */
    String explain(TenantId tenant, SQLException failure);

    @Override
    void close();
}
