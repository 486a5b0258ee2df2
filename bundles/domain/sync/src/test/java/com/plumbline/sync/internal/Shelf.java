package com.plumbline.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.MirrorSource;
import com.plumbline.sync.spi.MirrorTally;
import com.plumbline.sync.spi.SyncScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A vendor in memory: each entity is a feed of changes, a cursor is a place in it. Fails when told to. */
final class Shelf implements MirrorSource {

    static final String SYSTEM = "servicetitan";

    private final Map<String, List<MirrorRecord>> feeds = new LinkedHashMap<>();
    private final Map<String, List<MirrorProblem>> unreadable = new HashMap<>();
    private final int pageSize;
    private int version;
    boolean connected = true;
    int reads;
    Supplier<VendorFailure> failing = () -> null;

    Shelf(int pageSize, String... entities) {
        this.pageSize = pageSize;
        List.of(entities).forEach(entity -> feeds.put(entity, new ArrayList<>()));
    }

    /** @param fields name, value, name, value … */
    Shelf put(String entity, String id, String... fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            node.put(fields[i], fields[i + 1]);
        }
        feeds.get(entity).add(new MirrorRecord(id, Instant.parse("2026-11-20T12:00:00Z").plusMillis(++version), true, node));
        return this;
    }

    void forget(String entity, String id) {
        feeds.get(entity).removeIf(record -> record.externalId().equals(id));
    }

    void unreadable(String entity, String id, String message) {
        unreadable.computeIfAbsent(entity, any -> new ArrayList<>()).add(new MirrorProblem(id, message));
    }

    static VendorFailure down() {
        return new VendorFailure(SYSTEM, "feed", VendorFailure.Kind.UNAVAILABLE, "503", "ServiceTitan does not answer (503).");
    }

    static VendorFailure refused() {
        return new VendorFailure(SYSTEM, "token", VendorFailure.Kind.REFUSED, "invalid_client", "ServiceTitan refused the client secret.");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public boolean connected(TenantId tenant) {
        return connected;
    }

    @Override
    public List<String> entities() {
        return List.copyOf(feeds.keySet());
    }

    @Override
    public MirrorBatch next(TenantId tenant, String entity, String cursor, SyncScope scope) {
        failIfTold();
        List<MirrorRecord> feed = feeds.get(entity);
        int from = cursor == null ? 0 : Math.min(feed.size(), Integer.parseInt(cursor));
        int to = Math.min(feed.size(), from + pageSize);
        reads += to - from;
        List<MirrorProblem> problems = cursor == null ? unreadable.getOrDefault(entity, List.of()) : List.of();
        return new MirrorBatch(feed.subList(from, to), String.valueOf(to), to < feed.size(), problems);
    }

    @Override
    public OptionalLong expected(TenantId tenant, String entity, SyncScope scope) {
        return OptionalLong.of(index(entity).size());
    }

    @Override
    public MirrorTally tally(TenantId tenant, String entity, SyncScope scope) {
        failIfTold();
        Map<String, MirrorEntry> index = index(entity);
        boolean money = index.values().stream().anyMatch(entry -> entry.cents() != null);
        return new MirrorTally(index.size(), money ? index.values().stream().mapToLong(MirrorEntry::cents).sum() : null, index);
    }

    @Override
    public JsonNode fieldMap() {
        return JsonNodeFactory.instance.objectNode().put("customers.name", "customers.name");
    }

    private Map<String, MirrorEntry> index(String entity) {
        Map<String, MirrorEntry> index = new HashMap<>();
        for (MirrorRecord record : feeds.get(entity)) {
            JsonNode total = record.fields().get("total");
            index.put(record.externalId(), new MirrorEntry(record.externalId(), record.modifiedAt(),
                    total == null ? null : (Long) Money.of(new BigDecimal(total.asText()), Money.USD).minor()));
        }
        return index;
    }

    private void failIfTold() {
        VendorFailure failure = failing.get();
        if (failure != null) {
            throw failure;
        }
    }
}
