package com.plumbline.kernel.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Component;

/** The appliance's clock: UTC, whole milliseconds, because that is what both databases keep. */
@Component(service = Clock.class)
public class SystemClock extends Clock {

    private final Clock ticks = Clock.tickMillis(ZoneOffset.UTC);

    @Override
    public ZoneId getZone() {
        return ticks.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ticks.withZone(zone);
    }

    @Override
    public long millis() {
        return ticks.millis();
    }

    @Override
    public Instant instant() {
        return ticks.instant();
    }
}
