package com.plumbline.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Connection pools that share their housekeeping thread, so that a hundred open companies do not cost a hundred threads. */
final class Pools implements AutoCloseable {

    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "plumbline-pools");
        thread.setDaemon(true);
        return thread;
    };

    private final ScheduledThreadPoolExecutor housekeeper = (ScheduledThreadPoolExecutor) Executors.newScheduledThreadPool(1, DAEMONS);

    Pools() {
        housekeeper.setRemoveOnCancelPolicy(true);
    }

    ScheduledExecutorService housekeeper() {
        return housekeeper;
    }

    HikariDataSource open(String name, DataSource source, int size, boolean remote) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(1));
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(15));
        // An embedded connection does not wear out; one over a network is renewed.
        config.setMaxLifetime(remote ? TimeUnit.MINUTES.toMillis(30) : 0);
        config.setKeepaliveTime(0);
        config.setInitializationFailTimeout(-1);
        config.setScheduledExecutor(housekeeper);
        config.setThreadFactory(DAEMONS);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        housekeeper.shutdownNow();
    }
}
