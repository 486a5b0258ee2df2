package com.plumbline.testkit;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.internal.Databases;
import com.plumbline.persistence.internal.Storages;
import com.plumbline.persistence.internal.Unit;
import com.plumbline.persistence.internal.UnitStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The storage of a test run: the appliance's own databases over a folder that is removed at the end, or over an embedded
 * PostgreSQL server. Also for tests that are not JUnit methods of {@link ForEachStorage}: {@link #open} and {@link #close}.
 */
public final class TestStorage implements CloseableResource, AutoCloseable {

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final Path folder;
    private final boolean temporary;
    private final Storages storages;
    private final ClassPathUnits units = ClassPathUnits.find();
    private final Map<String, UnitStore> stores = new TreeMap<>();

    private TestStorage(Path folder, String url, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
        this.storages = url == null
                ? Storages.derby(folder, folder.resolve("log"), 24, Clock.systemUTC(), Duration.ofMinutes(10), 20)
                : Storages.postgresql(url, PostgresServer.USER, PostgresServer.PASSWORD, 24, Clock.systemUTC(), folder);
        units.all().forEach(unit -> {
            databases().add(unit);
            stores.put(unit.name(), new UnitStore(unit, databases()));
        });
    }

    public static TestStorage open(Storage storage) {
        try {
            String url = storage == Storage.POSTGRESQL ? PostgresServer.newDatabase() : null;
            return new TestStorage(Files.createTempDirectory("plumbline-" + storage.id()), url, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Storage that outlives this object and this process: for tests that kill one.
     *
     * @param folder Derby's data
     * @param url    a {@link PostgresServer#newDatabase} of a process that lives on; {@code null} for Derby
     */
    public static TestStorage lasting(Path folder, String url) {
        return new TestStorage(folder, url, false);
    }

    /** The unit of the module under test; when it has several, ask by name. */
    public Store store() {
        return store(units.own().name());
    }

    public Store store(String unit) {
        Store store = stores.get(unit);
        if (store == null) {
            throw new IllegalArgumentException("No unit " + unit + " on the class path, only " + stores.keySet());
        }
        return store;
    }

    public Databases databases() {
        return storages.databases();
    }

    /** A company that nobody else uses, with the tables of all units. The second one and later take some 100 ms. */
    public TenantId company() {
        TenantId company = TenantId.of("company-" + COMPANIES.incrementAndGet());
        databases().create(company);
        return company;
    }

    /** Adds a unit that is not on the class path, as a hot deployment does. */
    public Store add(Unit unit) {
        databases().add(unit);
        UnitStore store = new UnitStore(unit, databases());
        stores.put(unit.name(), store);
        return store;
    }

    @Override
    public void close() {
        stores.values().forEach(UnitStore::close);
        storages.close();
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
