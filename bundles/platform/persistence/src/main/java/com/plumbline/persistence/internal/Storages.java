package com.plumbline.persistence.internal;

import com.plumbline.kernel.TenantId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes the databases from plain values: for the component, and for tests, which so go the same way. */
public final class Storages implements AutoCloseable {

    private final Pools pools = new Pools();
    private final Databases databases;

    private Storages(Function<Pools, Engine> engine, Clock clock, Duration idle, int mostOpen, Path data) {
        try {
            databases = new Databases(engine.apply(pools), clock, idle, mostOpen, data.resolve("template"));
        } catch (RuntimeException e) {
            pools.close();
            throw e;
        }
        long period = Math.max(1, Math.min(30, idle.toSeconds() / 2));
        pools.housekeeper().scheduleWithFixedDelay(databases::closeIdle, period, period, TimeUnit.SECONDS);
    }

    public static Storages derby(Path data, Path logs, int poolSize, Clock clock, Duration idle, int mostOpen) {
        return new Storages(pools -> new DerbyEngine(data, logs, poolSize, pools), clock, idle, mostOpen, data);
    }

    /**
     * @param data a folder of the appliance, for what is not in the server
     * @throws IllegalStateException when the server does not let us in; the message says what to do
     */
    public static Storages postgresql(String url, String user, String password, int poolSize, Clock clock, Path data) {
        return new Storages(pools -> {
            PostgresEngine engine = new PostgresEngine(url, user, password, poolSize, pools);
            try {
                engine.check();
                return engine;
            } catch (SQLException e) {
                engine.close();
                throw new IllegalStateException(engine.explain(TenantId.PLATFORM, e), e);
            }
        }, clock, Duration.ofMinutes(10), Integer.MAX_VALUE, data);
    }

    public Databases databases() {
        return databases;
    }

    @Override
    public void close() {
        databases.close();
        pools.close();
    }
}
