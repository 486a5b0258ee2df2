package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.mirror.MirrorEntry;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.servicetitan.internal.FieldMap.EntityMap;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.MirrorEntities;
import com.plumbline.sync.spi.MirrorTally;
import com.plumbline.sync.spi.SyncScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** One company's ServiceTitan account, as a mirror wants to read it. */
final class ServiceTitanCompany {

    /** Pages of lists are stored in one transaction each; see {@code MirrorSource.next}. */
    private static final int MOST_PER_PAGE = 1000;

    private final ServiceTitanSettings settings;
    private final FieldMap map;
    private final ServiceTitanReader reader;
    private final RecordMapper mapper;
    private final Clock clock;

    ServiceTitanCompany(ServiceTitanSettings settings, VendorLine line, FieldMap map, Clock clock) {
        this.settings = settings;
        this.map = map;
        this.reader = new ServiceTitanReader(settings, line);
        this.mapper = new RecordMapper(new Lookups(map.lookups(), reader, clock));
        this.clock = clock;
    }

    SyncScope scope() {
        return settings.scope();
    }

    MirrorBatch next(String entity, String cursor, SyncScope scope) {
        EntityMap wanted = map.entity(entity);
        Instant since = scope.since(entity, clock.instant()).orElse(null);
        return wanted.feed() != null ? nextOfFeed(wanted, cursor, since) : nextOfList(wanted, cursor, since);
    }

    private MirrorBatch nextOfFeed(EntityMap entity, String cursor, Instant since) {
        String from = cursor != null ? Cursor.parse(cursor).token() : since != null ? ServiceTitanReader.day(since) : null;
        ServiceTitanReader.FeedPage page = reader.feed(entity, from);
        return batch(entity, page.records(), Cursor.ofFeed(page.next()), page.more());
    }

    private MirrorBatch nextOfList(EntityMap entity, String cursor, Instant since) {
        Cursor at = cursor != null ? Cursor.parse(cursor) : Cursor.ofList(since);
        ServiceTitanReader.ListPage page = reader.list(entity, at.page(), Math.min(settings.pageSize(), MOST_PER_PAGE), at.since());
        Instant newest = page.records().stream().map(each -> RecordMapper.modified(entity, each)).filter(each -> each != null)
                .max(Instant::compareTo).orElse(null);
        return batch(entity, page.records(), at.after(newest, page.more()), page.more());
    }

    private MirrorBatch batch(EntityMap entity, List<JsonNode> page, Cursor next, boolean more) {
        List<MirrorRecord> records = new ArrayList<>(page.size());
        List<MirrorProblem> problems = new ArrayList<>();
        page.forEach(each -> mapper.map(entity, each, problems).ifPresent(records::add));
        return new MirrorBatch(records, next.text(), more, problems);
    }

    OptionalLong expected(String entity, SyncScope scope) {
        EntityMap wanted = map.entity(entity);
        if (wanted.list() == null) {
            return OptionalLong.empty();
        }
        Long total = reader.total(wanted, scope.since(entity, clock.instant()).orElse(null));
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** Counts by the list, which is another way into the vendor's data than the feed that filled our copy. */
    MirrorTally tally(String entity, SyncScope scope) {
        EntityMap wanted = map.entity(entity);
        Instant since = scope.since(entity, clock.instant()).orElse(null);
        String centsFrom = centsFrom(wanted);
        Map<String, MirrorEntry> index = new HashMap<>();
        long[] sum = new long[1];
        Consumer<JsonNode> count = each -> {
            Long cents = centsFrom == null ? null : cents(RecordMapper.at(each, centsFrom));
            String id = RecordMapper.at(each, wanted.id()).asText();
            MirrorEntry before = index.put(id, new MirrorEntry(id, RecordMapper.modified(wanted, each), cents));
            sum[0] += (cents == null ? 0 : cents) - (before == null || before.cents() == null ? 0 : before.cents());
        };
        if (wanted.list() == null) {
            walkFeed(wanted, since, count);
        } else {
            walkList(wanted, since, count);
        }
        return new MirrorTally(index.size(), centsFrom == null ? null : sum[0], index);
    }

    private void walkList(EntityMap entity, Instant since, Consumer<JsonNode> each) {
        ServiceTitanReader.ListPage page;
        int number = 1;
        do {
            page = reader.list(entity, number++, ServiceTitanReader.LARGEST_PAGE, since);
            page.records().forEach(each);
        } while (page.more());
    }

    /** A feed shows deleted records too; they are not what the vendor has. */
    private void walkFeed(EntityMap entity, Instant since, Consumer<JsonNode> each) {
        ServiceTitanReader.FeedPage page;
        String from = since == null ? null : ServiceTitanReader.day(since);
        do {
            page = reader.feed(entity, from);
            page.records().stream().filter(record -> RecordMapper.active(entity, record)).forEach(each);
            from = page.next();
        } while (page.more());
    }

    private static String centsFrom(EntityMap entity) {
        String field = MirrorEntities.get(entity.entity()).cents();
        return field == null ? null
                : entity.fields().stream().filter(rule -> rule.to().equals(field)).map(FieldMap.FieldRule::from).findFirst().orElseThrow();
    }

    private static Long cents(JsonNode amount) {
        if (amount.isMissingNode() || amount.isNull() || amount.asText().isBlank()) {
            return null;
        }
        BigDecimal value = Conversions.number(amount);
        return value.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
    }
}
