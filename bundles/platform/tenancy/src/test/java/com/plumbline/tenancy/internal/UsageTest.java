package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.tenancy.spi.UsageSource;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @TempDir
    Path data;

    @ForEachStorage
    @Proves({"TEN-05", "BRF-30"})
    void aDayIsMeasuredAgainWithoutDoublingAndItsCostIsReckonedFromTheTokens(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        Company company = reseller.company();
        Map<String, Long> figures = new HashMap<>(Map.of(UsageSource.SMS_SEGMENTS, 3L, UsageSource.MODEL_INPUT_TOKENS, 900_000L, UsageSource.MODEL_OUTPUT_TOKENS, 100_000L));
        Usage usage = new Usage(300, 1500, reseller.store, reseller.companies, reseller.clock);
        usage.sources = List.of(source(figures), new StorageUsage(storage.store("tenancy-company"), storage.databases(), data));

        assertThat(usage.measureAll()).isZero();
        figures.put(UsageSource.SMS_SEGMENTS, 5L);
        reseller.clock.advance(Duration.ofHours(1));
        usage.measureAll();

        List<Usage.Day> days = usage.of(company.id(), DAY.minusDays(3), DAY);
        assertThat(days).hasSize(1).first().satisfies(day -> {
            assertThat(day.smsSegments()).isEqualTo(5);
            assertThat(day.modelTokens()).isEqualTo(1_000_000);
            assertThat(day.modelCostCents()).isEqualTo(420);
        });
        assertThat(usage.newest()).containsKey(company.id());
    }

    @ForEachStorage
    @Proves("TEN-05")
    void yesterdayIsMeasuredOnceMoreAfterMidnightInTheCompanysZone(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        Company company = reseller.company();
        Usage usage = new Usage(300, 1500, reseller.store, reseller.companies, reseller.clock);
        usage.sources = List.of(source(Map.of(UsageSource.SMS_SEGMENTS, 1L)));
        // 00:30 in Chicago on the 23rd.
        reseller.clock.advance(Duration.ofMinutes(21 * 60 + 30));

        usage.measureAll();

        assertThat(usage.of(company.id(), DAY, DAY.plusDays(1))).extracting(Usage.Day::day).containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void theWordsOfAFailureAreNeverItsCode() {
        assertThat(PlatformSupportResource.code("NullPointerException: Avery Smith")).isEqualTo("NullPointerException");
        assertThat(PlatformSupportResource.code("Avery Smith has no phone")).isEqualTo("refused");
        assertThat(PlatformSupportResource.code("Avery: no phone")).isEqualTo("refused");
        assertThat(PlatformSupportResource.code(null)).isEqualTo("refused");
    }

    private static UsageSource source(Map<String, Long> figures) {
        return new UsageSource() {
            @Override
            public String id() {
                return "toy";
            }

            @Override
            public Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone) {
                return figures;
            }
        };
    }
}
