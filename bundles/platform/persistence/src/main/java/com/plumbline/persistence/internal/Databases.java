package com.plumbline.persistence.internal;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Storage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All databases of the appliance: opened at the first call, closed after a while without one or when too many are open. Every
 * known unit is brought up to date when a database opens, and when a unit arrives while it is open.
 */
public final class Databases implements CompanyDatabases, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Engine engine;
    private final Clock clock;
    private final Duration idle;
    private final int mostOpen;
    private final Templates templates;
    private final Map<TenantId, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, Unit> units = new ConcurrentSkipListMap<>();
    private final List<DatabaseListener> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param idle      a company's database that was not used for so long is closed by {@link #closeIdle}
     * @param mostOpen  when more are open, those unused the longest are closed
     * @param templates folder for the copy that new companies are made from
     */
    Databases(Engine engine, Clock clock, Duration idle, int mostOpen, Path templates) {
        this.engine = engine;
        this.clock = clock;
        this.idle = idle;
        this.mostOpen = mostOpen;
        this.templates = new Templates(templates, engine.storage());
        if (!engine.exists(TenantId.PLATFORM)) {
            engine.create(TenantId.PLATFORM);
        }
    }

    /** Work with the database of one company, which is opened if needed and stays open meanwhile. */
    interface Use<T> {
        T with(Database database);
    }

    <T> T use(TenantId tenant, Use<T> work) {
        Slot slot = slot(tenant);
        boolean opening = !slot.isOpen();
        Database database = slot.enter();
        try {
            return work.with(database);
        } finally {
            slot.leave();
            if (opening) {
                closeSurplus();
            }
        }
    }

    /** From now on its tables are kept up to date, at once in what is open. */
    public void add(Unit unit) {
        units.put(unit.name(), unit);
        if (unit.scope() == Unit.Scope.PLATFORM) {
            use(TenantId.PLATFORM, database -> null);
        }
        slots.values().stream().filter(Slot::isOpen).forEach(slot -> {
            Database database = slot.enter();
            try {
                database.update(List.of(unit));
            } finally {
                slot.leave();
            }
        });
    }

    /** Its tables stay. */
    public void remove(Unit unit) {
        units.remove(unit.name(), unit);
    }

    public void addListener(DatabaseListener listener) {
        listeners.add(listener);
    }

    public void removeListener(DatabaseListener listener) {
        listeners.remove(listener);
    }

    /** Called every now and then. */
    void closeIdle() {
        long limit = clock.millis() - idle.toMillis();
        slots.values().stream().filter(slot -> slot.isOpen() && !slot.tenant().isPlatform() && slot.lastUsed() < limit)
                .forEach(Slot::closeIfUnused);
    }

    /** How many are open now, the platform's included. */
    public long open() {
        return slots.values().stream().filter(Slot::isOpen).count();
    }

    @Override
    public Set<TenantId> all() {
        return engine.all();
    }

    @Override
    public boolean exists(TenantId tenant) {
        Slot slot = slots.get(tenant);
        return slot != null && slot.isOpen() || engine.exists(tenant);
    }

    @Override
    public void create(TenantId tenant) {
        refusePlatform(tenant, "created");
        Slot slot = slots.computeIfAbsent(tenant, this::newSlot);
        boolean[] made = new boolean[1];
        if (!slot.isOpen()) {
            closed(slot, () -> made[0] = make(tenant));
        }
        use(tenant, database -> {
            database.check();
            return null;
        });
        if (made[0]) {
            LOG.info("Made the database of {}", tenant);
            tell(listener -> listener.arrived(tenant));
        }
    }

    private boolean make(TenantId tenant) {
        if (engine.exists(tenant)) {
            return false;
        }
        Optional<Path> template = templates.find(units.values());
        if (template.isPresent()) {
            engine.restore(tenant, template.get(), () -> {});
        } else {
            engine.create(tenant);
            try (Database database = newDatabase(tenant)) {
                database.check();
                templates.save(units.values(), tenant, clock.instant(), folder -> engine.backup(tenant, database.pool(), folder));
            }
        }
        return true;
    }

    @Override
    public void drop(TenantId tenant) {
        refusePlatform(tenant, "deleted");
        closed(slots.computeIfAbsent(tenant, this::newSlot), () -> engine.drop(tenant));
        slots.remove(tenant);
        LOG.info("Deleted the database of {}", tenant);
        tell(listener -> listener.dropped(tenant));
    }

    @Override
    public void close(TenantId tenant) {
        Slot slot = slots.get(tenant);
        if (slot != null) {
            slot.closeIfUnused();
        }
    }

    @Override
    public Storage storage() {
        return engine.storage();
    }

    @Override
    public void backup(TenantId tenant, Path folder) {
        Path target = folder.toAbsolutePath();
        Folders.make(target);
        if (!Folders.isEmpty(target)) {
            throw new IllegalArgumentException("A backup goes into an empty folder: " + target);
        }
        use(tenant, database -> {
            engine.backup(tenant, database.pool(), target);
            return null;
        });
        new BackupNote(tenant, engine.storage(), clock.instant()).write(target);
    }

    @Override
    public void scrub(TenantId tenant, Collection<String> tables) {
        use(tenant, database -> {
            engine.scrub(tenant, database.direct(), tables);
            return null;
        });
        LOG.info("Wrote {} tables of {} anew", tables.size(), tenant);
    }

    @Override
    public void restore(TenantId tenant, Path folder) {
        Path source = folder.toAbsolutePath();
        BackupNote note = BackupNote.read(source);
        if (note.storage() != engine.storage()) {
            throw new RuleViolation("backup.storage", "This backup was made with " + note.storage().id() + ", and the appliance stores in "
                    + engine.storage().id() + ". Restore it on an appliance that stores in " + note.storage().id() + ".");
        }
        Slot slot = slots.computeIfAbsent(tenant, this::newSlot);
        closed(slot, () -> engine.restore(tenant, source, () -> {
            try (Database restored = newDatabase(tenant)) {
                restored.check();
            }
        }));
        LOG.info("Restored the database of {} as it was at {}", tenant, note.at());
        tell(listener -> listener.arrived(tenant));
    }

    /** Closes all; those in use are waited for. */
    @Override
    public void close() {
        slots.values().forEach(slot -> {
            if (!slot.whileClosed(Duration.ofSeconds(10), () -> {})) {
                LOG.warn("The database of {} is still in use and is shut down with the engine", slot.tenant());
            }
        });
        slots.clear();
        engine.close();
    }

    String explain(TenantId tenant, SQLException failure) {
        return engine.explain(tenant, failure);
    }

    private Slot slot(TenantId tenant) {
        Slot slot = slots.get(tenant);
        if (slot == null) {
            // Unknown names must not fill the memory.
            if (!engine.exists(tenant)) {
                throw new NotFound("company", tenant);
            }
            slot = slots.computeIfAbsent(tenant, this::newSlot);
        }
        return slot;
    }

    private Slot newSlot(TenantId tenant) {
        return new Slot(tenant, () -> newDatabase(tenant), clock);
    }

    private Database newDatabase(TenantId tenant) {
        if (!engine.exists(tenant)) {
            throw new NotFound("company", tenant);
        }
        Database database = new Database(tenant, engine);
        database.update(units.values());
        return database;
    }

    private void closeSurplus() {
        long surplus = open() - mostOpen;
        if (surplus > 0) {
            slots.values().stream().filter(slot -> slot.isOpen() && !slot.tenant().isPlatform())
                    .sorted(Comparator.comparingLong(Slot::lastUsed)).limit(surplus).forEach(Slot::closeIfUnused);
        }
    }

    private void closed(Slot slot, Runnable work) {
        if (!slot.whileClosed(PATIENCE, work)) {
            throw new RuleViolation("backup.busy", "The database of " + slot.tenant() + " is in use without a pause. "
                    + "Try again when the running work, for instance a first mirror, has ended.");
        }
    }

    private void tell(Consumer<DatabaseListener> news) {
        for (DatabaseListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                // Somebody else's code: the change has happened, and the other listeners must hear of it.
                LOG.error("{} could not follow a change of a company's database", listener.getClass().getName(), e);
            }
        }
    }

    private static void refusePlatform(TenantId tenant, String what) {
        if (tenant.isPlatform()) {
            throw new IllegalArgumentException("The platform's own database is not " + what + " by hand");
        }
    }
}
