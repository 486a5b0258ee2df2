package com.plumbline.persistence;

import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was read of each company, until a commit says that it is no longer so. For what every list needs and seldom changes;
 * what must be true to the last millisecond is read from the tables.
 *
 * <p>What a reader brings that began before a change is handed to those who asked before it, and not kept. Safe for many
 * threads.
 *
 * @param <V> immutable
 */
public final class Remembered<K, V> {

    private static final int MOST_COMPANIES = 50;

    /** One company's; thrown away as a whole, so that a late reader writes into what nobody looks at any more. */
    private final class Company {
        private final Map<K, Optional<V>> values = new ConcurrentHashMap<>();
        private final Map<K, CompletableFuture<Optional<V>>> reading = new ConcurrentHashMap<>();

        /** After a change all boards ask for the same at once: one reads, the others wait for him. */
        Optional<V> readOnce(K key, Supplier<V> read) {
            CompletableFuture<Optional<V>> mine = new CompletableFuture<>();
            CompletableFuture<Optional<V>> other = reading.putIfAbsent(key, mine);
            if (other != null) {
                Optional<V> brought = other.join();
                return brought == null ? Optional.ofNullable(read.get()) : brought;
            }
            Optional<V> value = null;
            try {
                value = Optional.ofNullable(read.get());
                put(key, value);
                return value;
            } finally {
                // Nothing when it failed: whoever waits then reads for himself.
                mine.complete(value);
                reading.remove(key, mine);
            }
        }

        void put(K key, Optional<V> value) {
            if (values.size() >= most) {
                values.clear();
            }
            values.put(key, value);
        }
    }

    private final int most;
    private final Map<TenantId, Company> companies = new ConcurrentHashMap<>();

    /** @param most values per company; when there are more, all are forgotten */
    public Remembered(int most) {
        this.most = most;
    }

    public V get(TenantId tenant, K key, Supplier<V> read) {
        Company company = of(tenant);
        Optional<V> known = company.values.get(key);
        return (known == null ? company.readOnce(key, read) : known).orElse(null);
    }

    /** Those that exist; {@code read} is asked once, for all that are not known, and leaves out what does not exist. */
    public Map<K, V> getAll(TenantId tenant, Collection<K> keys, Function<Collection<K>, Map<K, V>> read) {
        Company company = of(tenant);
        Map<K, V> found = new HashMap<>();
        List<K> unknown = new ArrayList<>();
        for (K key : keys) {
            Optional<V> known = company.values.get(key);
            if (known == null) {
                unknown.add(key);
            } else {
                known.ifPresent(value -> found.put(key, value));
            }
        }
        if (!unknown.isEmpty()) {
            Map<K, V> fresh = read.apply(unknown);
            unknown.forEach(key -> company.put(key, Optional.ofNullable(fresh.get(key))));
            found.putAll(fresh);
        }
        return found;
    }

    /** Call it in the transaction of a change, before anybody is told of it: takes effect with the commit. */
    public void forgetAfterCommit(TenantId tenant, Connection connection) {
        Store.afterCommit(connection, () -> forget(tenant));
    }

    public void forget(TenantId tenant) {
        companies.remove(tenant);
    }

    private Company of(TenantId tenant) {
        if (companies.size() > MOST_COMPANIES) {
            companies.clear();
        }
        return companies.computeIfAbsent(tenant, any -> new Company());
    }
}
