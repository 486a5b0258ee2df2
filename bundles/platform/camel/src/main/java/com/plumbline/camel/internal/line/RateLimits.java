package com.plumbline.camel.internal.line;

import com.plumbline.kernel.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One limit per company and plug-in, which outlives reconnecting: the vendor counts on. */
public final class RateLimits {

    private record Key(TenantId tenant, String plugin) {}

    private final Map<Key, RateLimit> limits = new ConcurrentHashMap<>();

    RateLimit of(TenantId tenant, String plugin, int callsPerSecond) {
        RateLimit limit = limits.computeIfAbsent(new Key(tenant, plugin), key -> new RateLimit(callsPerSecond, System::nanoTime));
        limit.allow(callsPerSecond);
        return limit;
    }
}
