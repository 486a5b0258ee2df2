package com.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Prints figures as lines of a Markdown table, ready for docs/performance.md. */
final class Report {

    void conditions() {
        System.out.printf(Locale.ROOT, "%s, Java %s, %d cores%n%n| figure | value | reference | ratio |%n|---|---|---|---|%n",
                System.getProperty("os.name") + " " + System.getProperty("os.version"), System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
    }

    void line(String figure, String value, String reference, String ratio) {
        System.out.printf("| %s | %s | %s | %s |%n", figure, value, reference, ratio);
    }

    void ratio(String figure, String unit, double value, double reference, String referenceName) {
        line(figure, number(value) + " " + unit, number(reference) + " " + unit + " (" + referenceName + ")", String.format(Locale.ROOT, "%.2f", value / reference));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** @param share 0.5 for the median, 0.99 for p99 */
    static Duration percentile(long[] sortedNanos, double share) {
        return Duration.ofNanos(sortedNanos[(int) Math.min(sortedNanos.length - 1L, Math.round(share * sortedNanos.length))]);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    static String resident(ProcessHandle process) throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        return number(kilobytes / 1024.0) + " MB resident";
    }
}
