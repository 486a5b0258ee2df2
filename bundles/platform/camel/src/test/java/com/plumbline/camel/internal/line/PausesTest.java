package com.plumbline.camel.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {

    private double random = 1;
    private final Pauses pauses = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(30), () -> random);

    @Test
    void theUpperEndDoublesUpToTheLongest() {
        assertThat(pauses.after(1, null)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.after(2, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.after(5, null)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pauses.after(50, null)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void jitterReachesDownToNothing() {
        random = 0;
        assertThat(pauses.after(5, null)).isZero();
    }

    @Test
    void whatTheVendorAskedForIsKeptAtLeast() {
        assertThat(pauses.after(1, Duration.ofSeconds(7))).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7500));
        assertThat(pauses.tooLong(Duration.ofSeconds(31))).isTrue();
        assertThat(pauses.tooLong(null)).isFalse();
    }
}
