package com.plumbline.servicetitan.internal;

import com.plumbline.servicetitan.internal.FieldMap.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names behind ids (who wrote a note, what a category is called), read whole when first needed and kept for a quarter of an hour. */
final class Lookups implements RecordMapper.Names {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private record Read(Instant at, Map<String, String> names) {}

    private final Map<String, Lookup> lookups;
    private final ServiceTitanReader reader;
    private final Clock clock;
    private final Map<String, Read> read = new HashMap<>();

    Lookups(Map<String, Lookup> lookups, ServiceTitanReader reader, Clock clock) {
        this.lookups = lookups;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> name(String lookup, String key) {
        Read known = read.get(lookup);
        if (known == null || known.at().plus(KEPT).isBefore(clock.instant())) {
            known = new Read(clock.instant(), readAll(lookup));
            read.put(lookup, known);
        }
        return Optional.ofNullable(known.names().get(key));
    }

    private Map<String, String> readAll(String lookup) {
        Lookup where = lookups.get(lookup);
        Map<String, String> names = new HashMap<>();
        where.lists().forEach(list -> reader.all("list-" + lookup, list.path(), list.query(), null,
                each -> names.put(each.path(where.key()).asText(), each.path(where.value()).asText())));
        return names;
    }
}
