package com.plumbline.events.internal.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The one test with the real clock: that Camel and Quartz understand what they are given. */
class QuartzClockTest {

    private static final Schedule EVERY_SECOND = new Schedule("* * * * * ?", ZoneOffset.UTC);
    private static final Schedule MONDAYS = new Schedule("0 0 8 ? * MON", ZoneId.of("America/Chicago"));

    @Test
    void aScheduleFiresUntilItIsTakenAway() throws Exception {
        BlockingQueue<Schedule> fired = new LinkedBlockingQueue<>();
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.start();
        try (QuartzClock clock = new QuartzClock(camel)) {
            clock.set(Set.of(EVERY_SECOND, MONDAYS), fired::add);
            assertThat(fired.poll(30, TimeUnit.SECONDS)).isEqualTo(EVERY_SECOND);
            assertThat(camel.getRoutes()).hasSize(2);

            clock.set(Set.of(MONDAYS), fired::add);
            assertThat(camel.getRoutes()).hasSize(1);
        }
    }
}
