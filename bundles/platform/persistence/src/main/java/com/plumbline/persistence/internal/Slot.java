package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The place of one company's database, open or not. Whoever uses it holds the lock for reading; opening, closing and replacing
 * it hold it for writing, so nothing is closed under anybody's hands, and a call inside another one never waits for a closer.
 */
final class Slot {

    private final TenantId tenant;
    private final Supplier<Database> opener;
    private final Clock clock;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile Database database;
    private volatile long lastUsed;

    /** @param opener refuses when the company does not exist */
    Slot(TenantId tenant, Supplier<Database> opener, Clock clock) {
        this.tenant = tenant;
        this.opener = opener;
        this.clock = clock;
    }

    TenantId tenant() {
        return tenant;
    }

    /** Opens it if needed and keeps it open until {@link #leave}, by the same thread. */
    Database enter() {
        lock.readLock().lock();
        Database open = database;
        if (open == null) {
            lock.readLock().unlock();
            open = openAndEnter();
        }
        return open;
    }

    void leave() {
        lastUsed = clock.millis();
        lock.readLock().unlock();
    }

    private Database openAndEnter() {
        lock.writeLock().lock();
        try {
            if (database == null) {
                database = opener.get();
            }
            lastUsed = clock.millis();
            lock.readLock().lock();
            return database;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean isOpen() {
        return database != null;
    }

    long lastUsed() {
        return lastUsed;
    }

    /** Closes it unless somebody uses it at this moment. */
    boolean closeIfUnused() {
        if (!lock.writeLock().tryLock()) {
            return false;
        }
        try {
            close();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Closes it when its users have left, then does {@code work} while nobody can open it.
     *
     * @return false when it was still in use after {@code patience}
     */
    boolean whileClosed(Duration patience, Runnable work) {
        if (!lockWithin(patience)) {
            return false;
        }
        try {
            close();
            work.run();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean lockWithin(Duration patience) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("A company's database cannot be replaced from inside a call that uses it: " + tenant);
        }
        try {
            return lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void close() {
        Database open = database;
        database = null;
        if (open != null) {
            open.close();
        }
    }
}
