package com.plumbline.simulators.internal.seed;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How large a pretend company is.
 *
 * @param key    its short name, used wherever a name in an address is needed
 * @param number sets its ids apart: records of company 2 begin at 2,000,000,000
 */
public record CompanyPlan(String key, String name, int number, long tenantId, int technicians, int customers, int locations,
        int campaigns, int services, int materials, int equipment, int jobs, int jobsToday, int invoices) {

    /**
     * The company of the demo, {@code scale} times as large as a shop of nine technicians, a small second one, and as many of two technicians
     * as make it {@code companies}.
     */
    public static List<CompanyPlan> all(int scale, int companies) {
        return Stream.concat(known(scale), IntStream.rangeClosed(3, companies).mapToObj(CompanyPlan::ofTwo)).limit(companies).toList();
    }

    private static Stream<CompanyPlan> known(int scale) {
        return Stream.of(
                new CompanyPlan("cedar-valley", "Cedar Valley Home Services", 1, 9911, 9 * scale, 5392 * scale, 5755 * scale,
                        24 * scale, 210 * scale, 140 * scale, 50 * scale, 1271 * scale, 30 * scale, 1350 * scale),
                new CompanyPlan("prairie-drain", "Prairie Drain and Sewer", 2, 9922, 3, 240, 262, 6, 20, 15, 5, 60, 6, 66));
    }

    private static CompanyPlan ofTwo(int number) {
        return new CompanyPlan("shop-" + number, "Shop " + number + " Plumbing", number, 10_000 + number, 2, 24, 26, 2, 8, 6, 3, 16, 2, 18);
    }
}
