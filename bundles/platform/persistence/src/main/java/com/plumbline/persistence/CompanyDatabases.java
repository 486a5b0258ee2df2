package com.plumbline.persistence;

import com.plumbline.kernel.TenantId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The databases themselves. {@link TenantId#PLATFORM} is always there, is not listed by {@link #all}, and can be backed up and
 * restored like a company.
 */
@ProviderType
public interface CompanyDatabases {

    /** The companies that have a database, whether open or not. */
    Set<TenantId> all();

    boolean exists(TenantId tenant);

    /**
     * Makes an empty database and brings the tables of every known unit up to date in it. Takes about a second. Doing it
     * again for an existing company changes nothing; one that was cut short is made afresh.
     */
    void create(TenantId tenant);

    /** Deletes the database of the company, with everything in it. Waits until nobody uses it; nothing happens if there is none. */
    void drop(TenantId tenant);

    /** Closes the database if nobody uses it now; it opens again by itself. */
    void close(TenantId tenant);

    Storage storage();

    /**
     * Copies the database as of one moment into {@code folder}, which is made if needed and must be empty, while everybody
     * goes on working.
     */
    void backup(TenantId tenant, Path folder);

    /**
     * Gives up the space of rows that were deleted or shortened in some tables, so that nothing of them is left in the database's
     * files, its log, or a copy made from now on. Each table is locked while it is written anew; a table that is not there is
     * passed over. Belongs in the background.
     */
    default void scrub(TenantId tenant, Collection<String> tables) {}

    /**
     * Replaces the database of the company, which need not exist, by the copy in {@code folder}. Waits until nobody uses it,
     * and swaps in one step: after a failure or a crash the old one is still there. Tables are then brought up to date, so a
     * copy made by an older release is fine.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code backup.unreadable}, {@code backup.storage} (made with the other
     *         storage), {@code backup.busy} (the database is used without a pause)
     */
    void restore(TenantId tenant, Path folder);
}
