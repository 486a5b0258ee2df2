package com.plumbline.persistence.internal;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a transaction again when it lost against another one: a deadlock up to four times in all, a lock not had in time twice. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int AFTER_DEADLOCK = 4;
    private static final int AFTER_WAITING = 2;
    /** Derby and PostgreSQL: chosen as the victim of a deadlock, or of a conflict between serializable transactions. */
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");
    /** A lock was not had in time: Derby, Derby with a lock table dump, PostgreSQL. */
    private static final Set<String> WAITED = Set.of("40XL1", "40XL2", "55P03");

    private Attempts() {}

    static <T> T of(Supplier<T> transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt >= most(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.debug("A transaction lost against another one and runs again", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(10, 60L * attempt)));
            }
        }
    }

    private static int most(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException each = sql; each != null; each = each.getNextException()) {
                    String state = String.valueOf(each.getSQLState());
                    if (DEADLOCK.contains(state)) {
                        return AFTER_DEADLOCK;
                    }
                    if (WAITED.contains(state)) {
                        return AFTER_WAITING;
                    }
                }
            }
        }
        return 1;
    }
}
