package com.plumbline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void theTextOfAnIdLeadsBackToIt() {
        long id = Ids.next();

        assertThat(Ids.text("job", id)).matches("job_[0-9A-HJKMNP-TV-Z]{13}");
        assertThat(Ids.parse("job", Ids.text("job", id))).contains(id);
    }

    @Test
    void whatIsNoIdOfThisKindIsNothing() {
        assertThat(Ids.parse("job", Ids.text("cus", Ids.next()))).isEmpty();
        assertThat(Ids.parse("job", "job_")).isEmpty();
        assertThat(Ids.parse("job", "job_'; DROP TABLE")).isEmpty();
        assertThat(Ids.parse("job", null)).isEmpty();
    }

    @Test
    void idsGrowAndAreNeverGivenTwice() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> Ids.next()).toList()).isSorted();
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50_000).parallel().forEach(i -> seen.add(Ids.next()));
        assertThat(seen).hasSize(50_000);
    }

    @Test
    void aRecordOfAnotherSystemAlwaysHasTheSameId() {
        assertThat(Ids.external("servicetitan", "customers", "42")).isEqualTo(Ids.external("servicetitan", "customers", "42")).isPositive();
        assertThat(Ids.external("servicetitan", "customers", "42")).isNotEqualTo(Ids.external("servicetitan", "locations", "42"));
    }
}
