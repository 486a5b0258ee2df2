package com.plumbline.camel.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 30, 60})
    void noSecondHasMoreCallsThanAgreedWhereverItBegins(int perSecond) {
        RateLimit limit = new RateLimit(perSecond, () -> now);
        Random random = new Random(perSecond);
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < perSecond * 20; i++) {
            calls.add(now + limit.pace());
            // Bursts, and pauses in which tokens gather.
            now += random.nextInt(10) == 0 ? random.nextLong(2 * SECOND) : random.nextLong(SECOND / perSecond);
        }

        int most = 0;
        for (int from = 0, to = 0; to < calls.size(); to++) {
            while (calls.get(to) - calls.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        assertThat(most).isLessThanOrEqualTo(Math.max(perSecond, 2)).isGreaterThanOrEqualTo(Math.max(1, perSecond / 2));
    }

    @Test
    void aPlaceIsFreeASecondAfterTheAnswerAndNotBefore() {
        RateLimit limit = new RateLimit(2, () -> now);
        assertThat(limit.takePlace()).isTrue();
        assertThat(limit.takePlace()).isTrue();
        assertThat(limit.takePlace()).as("both are under way").isFalse();

        limit.giveBack();
        now += SECOND - 1;
        assertThat(limit.takePlace()).isFalse();
        now += 1;
        assertThat(limit.takePlace()).isTrue();
    }

    @Test
    void nobodyCallsWhileTheVendorAsksForQuiet() {
        RateLimit limit = new RateLimit(60, () -> now);

        limit.closeFor(3 * SECOND);

        assertThat(limit.pace()).isGreaterThanOrEqualTo(3 * SECOND);
        now += 3 * SECOND;
        assertThat(limit.pace()).isLessThan(SECOND);
    }
}
