package com.plumbline.simulators.internal.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(60, nanos::get);

    @Test
    void theSixtyFirstWithinASecondIsRefusedWhereverTheSecondBegins() {
        nanos.set(700_000_000L);
        for (int i = 0; i < 60; i++) {
            assertThat(limit.accept("app/9911")).isTrue();
        }
        nanos.set(1_600_000_000L);
        assertThat(limit.accept("app/9911")).isFalse();
        nanos.set(1_700_000_000L);
        assertThat(limit.accept("app/9911")).isTrue();
        assertThat(limit.peak()).isEqualTo(60);
        assertThat(limit.refused()).isEqualTo(1);
    }

    @Test
    void eachCompanyHasItsOwn() {
        for (int i = 0; i < 60; i++) {
            limit.accept("app/9911");
        }
        assertThat(limit.accept("app/9922")).isTrue();
        assertThat(limit.accept("app/9911")).isFalse();
    }
}
