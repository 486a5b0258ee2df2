package com.plumbline.messaging.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.spi.SmsSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps every number to the segments it may send in a second: each message gets its moment, in the order in which they come. Kept
 * in memory: after a restart the moments are given anew.
 */
final class Pace {

    private record Number(TenantId tenant, String from) {}

    private final Map<Number, Instant> freeFrom = new ConcurrentHashMap<>();
    private final Map<MessageId, Instant> moments = new ConcurrentHashMap<>();

    /** @return {@code now}, or the later moment at which to ask again */
    Instant moment(TenantId tenant, SmsSender sender, MessageId message, int segments, Instant now) {
        Instant given = moments.get(message);
        if (given == null && sender.perSecond() > 0) {
            Duration takes = Duration.ofMillis(Math.max(1, 1000L * Math.max(1, segments) / sender.perSecond()));
            Instant end = freeFrom.merge(new Number(tenant, sender.from()), now.plus(takes),
                    (free, alone) -> free.isAfter(now) ? free.plus(takes) : alone);
            given = end.minus(takes);
        }
        if (given == null || !given.isAfter(now)) {
            moments.remove(message);
            return now;
        }
        moments.put(message, given);
        return given;
    }
}
