package com.plumbline.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorConflict;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.mirror.MirrorResult;
import com.plumbline.persistence.SqlWork;
import com.plumbline.persistence.Store;
import com.plumbline.sync.SyncRun;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;

/** The appliance dies at random moments of a run: inside a transaction, between two, before and after the vendor's answer. */
class KillTest {

    /** Nothing catches it, as nothing catches the end of a process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Fate {
        private final Random dice;
        private int deaths;

        Fate(long seed) {
            dice = new Random(seed);
        }

        void strike() {
            if (dice.nextInt(6) == 0) {
                deaths++;
                throw new Killed();
            }
        }
    }

    @ForEachStorage
    @Proves("MIG-01")
    void whateverMomentItDiesAtNothingIsLostOrDoubled(TestStorage storage) {
        int deaths = 0;
        for (int seed = 0; seed < 20; seed++) {
            deaths += mirrorWhileDying(storage, seed);
        }
        assertThat(deaths).isGreaterThan(60);
    }

    private static int mirrorWhileDying(TestStorage storage, int seed) {
        TenantId company = storage.company();
        Fate fate = new Fate(seed);
        Shelf shelf = new Shelf(5, "campaigns", "invoices");
        for (int i = 1; i <= 40; i++) {
            shelf.put("campaigns", "c" + i % 23, "name", "Campaign " + i);
            shelf.put("invoices", "i" + i, "number", "10" + i, "total", i + ".50");
        }
        SyncShop shop = new SyncShop(storage, company, shelf, store -> new MortalStore(store, fate), mirror -> new MortalMirror(mirror, fate));
        shelf.failing = () -> {
            fate.strike();
            return null;
        };
        String run = startHoweverOften(shop);
        boolean more = true;
        while (more) {
            try {
                more = shop.deliver();
            } catch (Killed killed) {
                shop.restart();
            }
        }
        SyncRun ended = shop.runs.run(company, run);
        assertThat(ended.state()).as("seed " + seed).isEqualTo(SyncRun.State.COMPLETED);
        assertThat(ended.entities()).extracting(SyncRun.Entity::read).containsExactly(40L, 40L);
        assertThat(ended.entities()).extracting(SyncRun.Entity::created).containsExactly(23L, 40L);
        assertThat(shop.rows("campaign")).isEqualTo(23);
        assertThat(shop.rows("invoice")).isEqualTo(40);
        assertThat(shop.compared("invoices")).matches(item -> item.oursCents().equals(item.theirsCents()) && item.differing() == 0);
        assertThat(shop.runs.runs(company, new Page.Request(1, 10)).total()).isEqualTo(1);
        return fate.deaths;
    }

    private static String startHoweverOften(SyncShop shop) {
        while (true) {
            try {
                return shop.start(null, false).id();
            } catch (Killed killed) {
                shop.restart();
            }
        }
    }

    private record MortalStore(Store store, Fate fate) implements Store {
        @Override
        public <T> T read(TenantId tenant, Function<EntityManager, T> work) {
            return store.read(tenant, work);
        }

        @Override
        public <T> T write(TenantId tenant, Function<EntityManager, T> work) {
            return store.write(tenant, work);
        }

        @Override
        public <T> T sql(TenantId tenant, SqlWork<T> work) {
            T result = store.sql(tenant, connection -> {
                T done = work.run(connection);
                fate.strike();
                return done;
            });
            fate.strike();
            return result;
        }
    }

    private record MortalMirror(Mirror mirror, Fate fate) implements Mirror {
        @Override
        public String entity() {
            return mirror.entity();
        }

        @Override
        public String label() {
            return mirror.label();
        }

        @Override
        public MirrorResult apply(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
            MirrorResult result = mirror.apply(tenant, system, connection, page);
            fate.strike();
            return result;
        }

        @Override
        public MirrorResult remove(TenantId tenant, String system, Connection connection, Collection<String> externalIds) {
            return mirror.remove(tenant, system, connection, externalIds);
        }

        @Override
        public long count(TenantId tenant, String system) {
            return mirror.count(tenant, system);
        }

        @Override
        public OptionalLong cents(TenantId tenant, String system) {
            return mirror.cents(tenant, system);
        }

        @Override
        public Map<String, MirrorEntry> index(TenantId tenant, String system) {
            return mirror.index(tenant, system);
        }

        @Override
        public List<MirrorConflict> conflicts(TenantId tenant, String system) {
            return mirror.conflicts(tenant, system);
        }
    }
}
