package com.plumbline.persistence.internal;

import com.plumbline.persistence.Storage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.openjpa.enhance.PCRegistry;
import org.apache.openjpa.lib.jdbc.DelegatingConnection;
import org.apache.openjpa.meta.MetaDataRepository;
import org.apache.openjpa.persistence.OpenJPAEntityManagerFactorySPI;
import org.apache.openjpa.persistence.OpenJPAPersistence;
import org.apache.openjpa.persistence.PersistenceProviderImpl;

/**
 * The one OpenJPA factory of a unit, for all companies. An entity manager is tied to a connection of its company the moment it
 * is made and keeps it until it is closed; the thread-local below lives for that moment only, so nothing can slip into another
 * company's database later. OpenJPA's caches of rows are off: they would mix companies.
 */
final class EntityManagers implements AutoCloseable {

    private static final Map<String, Object> KEEP_CONNECTION = Map.of("openjpa.ConnectionRetainMode", "always");

    private final Unit unit;
    private final Storage storage;
    private final HandOver handOver = new HandOver();
    private volatile EntityManagerFactory factory;

    EntityManagers(Unit unit, Storage storage) {
        this.unit = unit;
        this.storage = storage;
    }

    /** @return an entity manager that owns a connection from {@code company} and gives it back when it is closed */
    EntityManager open(DataSource company) {
        handOver.from(company);
        try {
            EntityManager em = factory().createEntityManager(KEEP_CONNECTION);
            StoreTransaction.bind(em, connection(em));
            return em;
        } finally {
            handOver.done();
        }
    }

    static Connection connection(EntityManager em) {
        Connection connection = (Connection) OpenJPAPersistence.cast(em).getConnection();
        return connection instanceof DelegatingConnection wrapper ? wrapper.getInnermostDelegate() : connection;
    }

    private EntityManagerFactory factory() {
        EntityManagerFactory made = factory;
        if (made == null) {
            synchronized (this) {
                made = factory;
                if (made == null) {
                    made = create();
                    factory = made;
                }
            }
        }
        return made;
    }

    private EntityManagerFactory create() {
        UnitLoader loader = new UnitLoader(unit.loader());
        Map<String, Object> properties = new HashMap<>();
        properties.put("openjpa.Log", "slf4j");
        properties.put("openjpa.jdbc.DBDictionary", storage == Storage.DERBY ? "derby(batchLimit=100)" : "postgres(batchLimit=100)");
        properties.put("openjpa.RuntimeUnenhancedClasses", "unsupported");
        properties.put("openjpa.DynamicEnhancementAgent", "false");
        properties.put("openjpa.DataCache", "false");
        properties.put("openjpa.QueryCache", "false");
        properties.put("openjpa.RestoreState", "none");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            EntityManagerFactory made = new PersistenceProviderImpl()
                    .createContainerEntityManagerFactory(new UnitInfo(unit, loader, handOver), properties);
            try {
                ownEntitiesOnly(made, loader);
                return made;
            } catch (RuntimeException e) {
                made.close();
                throw e;
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Loads our metadata, then stops listening: the repository would collect the classes of every other bundle, for ever. */
    private void ownEntitiesOnly(EntityManagerFactory made, ClassLoader loader) {
        MetaDataRepository repository = ((OpenJPAEntityManagerFactorySPI) made).getConfiguration().getMetaDataRepositoryInstance();
        for (String entity : unit.entities()) {
            try {
                repository.getMetaData(Class.forName(entity, true, loader), loader, true);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("persistence.xml of " + unit.name() + " lists " + entity + ", which is not in the bundle", e);
            }
        }
        PCRegistry.removeRegisterClassListener(repository);
    }

    /** Nobody uses an entity manager any more. */
    @Override
    public void close() {
        EntityManagerFactory made = factory;
        factory = null;
        if (made != null) {
            made.close();
        }
    }

    /** All units of a bundle are closed: OpenJPA's registry of enhanced classes would hold its loader. */
    static void forget(ClassLoader bundle) {
        PCRegistry.deRegister(bundle);
    }
}
