package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.internal.seed.CompanyPlan;
import com.plumbline.simulators.internal.seed.CompanySeed;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.seed.Days;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import com.plumbline.simulators.internal.store.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pretend company itself: its size, its everyday faults, and that nobody real is in it. */
class PretendCompanyTest {

    private static final Instant AT = Instant.parse("2026-11-21T16:00:00Z");
    private static final CompanyPlan PLAN = CompanyPlan.all(1, 1).get(0);
    private static final Shop SHOP = CompanySeed.grow(PLAN, 1, Days.around(AT));

    @Test
    void itHasTheSizeOfTheShopItPlays() {
        JsonNode counts = SHOP.counts();
        Map.of("technicians", 9, "customers", 5392, "locations", 5755, "campaigns", 24, "jobs", 1271, "invoices", 1350)
                .forEach((entity, number) -> assertThat(counts.path(entity).asInt()).as(entity).isEqualTo(number));
        assertThat(counts.path("pricebookServices").asInt() + counts.path("pricebookMaterials").asInt()
                + counts.path("pricebookEquipment").asInt()).isEqualTo(400);
    }

    @Test
    void theSameSeedMakesTheSameCompanyAndAnotherSeedAnother() {
        assertThat(text(CompanySeed.grow(PLAN, 1, Days.around(AT)))).isEqualTo(text(SHOP));
        assertThat(text(CompanySeed.grow(PLAN, 2, Days.around(AT)))).isNotEqualTo(text(SHOP));
    }

    @Test
    void aScaleOfTwoIsTwiceAsLarge() {
        JsonNode counts = CompanySeed.grow(CompanyPlan.all(2, 1).get(0), 1, Days.around(AT)).counts();
        assertThat(counts.path("customers").asInt()).isEqualTo(2 * 5392);
        assertThat(counts.path("jobs").asInt()).isEqualTo(2 * 1271);
        assertThat(counts.path("technicians").asInt()).isEqualTo(18);
    }

    @Test
    void asManyAsAreWantedHaveKeysAndJobsOfTheirOwn() {
        List<CompanyPlan> plans = CompanyPlan.all(1, 300);
        assertThat(plans.stream().map(plan -> Credentials.of(plan, 1)).flatMap(keys -> Stream.of(keys.clientId(), keys.fromNumber(), keys.apiKey())))
                .hasSize(900).doesNotHaveDuplicates();
        assertThat(CompanySeed.grow(plans.get(299), 1, Days.around(AT)).counts().path("jobs").asInt()).isEqualTo(16);
    }

    @Test
    void aboutThirtyJobsAreTodayInEveryState() {
        Set<Long> today = records(Kind.APPOINTMENT).stream().filter(visit -> isToday(visit.path("start").asText()))
                .map(visit -> visit.path("jobId").asLong()).collect(Collectors.toSet());
        Map<String, Long> states = records(Kind.JOB).stream().filter(job -> today.contains(job.path("id").asLong()))
                .collect(Collectors.groupingBy(job -> job.path("jobStatus").asText(), Collectors.counting()));
        assertThat(today).hasSizeBetween(28, 33);
        assertThat(states.keySet()).containsExactlyInAnyOrder("Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Canceled");
    }

    @Test
    void everyJobIsOfTheLast180DaysAndNothingHappenedInTheFuture() {
        assertThat(records(Kind.JOB)).allSatisfy(job -> {
            assertThat(job.path("createdOn").asText()).isGreaterThan("2026-05-25").isLessThanOrEqualTo(AT.toString());
            assertThat(job.path("modifiedOn").asText()).isGreaterThanOrEqualTo(job.path("createdOn").asText()).isLessThanOrEqualTo(AT.toString());
        });
        for (Kind kind : Kind.values()) {
            assertThat(SHOP.table(kind).rows()).as(kind.name()).allMatch(row -> row.modifiedMillis() <= AT.toEpochMilli());
        }
    }

    @Test
    void invoicesAddUpToTheCent() {
        for (JsonNode invoice : records(Kind.INVOICE)) {
            long lines = 0;
            for (JsonNode item : invoice.path("items")) {
                lines += Json.cents(item.path("total"));
            }
            assertThat(Json.cents(invoice.path("subTotal"))).isEqualTo(lines);
            assertThat(Json.cents(invoice.path("total"))).isEqualTo(lines + Json.cents(invoice.path("salesTax")));
        }
        Map<Long, JsonNode> invoices = byId(Kind.INVOICE);
        for (JsonNode job : records(Kind.JOB)) {
            JsonNode invoice = invoices.get(job.path("invoiceId").asLong());
            assertThat(invoice.at("/job/id").asLong()).isEqualTo(job.path("id").asLong());
            assertThat(Json.cents(job.path("total"))).isEqualTo(Json.cents(invoice.path("subTotal")));
        }
    }

    @Test
    void itHasTheFaultsOfRealShops() {
        Set<Long> assigned = records(Kind.ASSIGNMENT).stream().map(a -> a.path("jobId").asLong()).collect(Collectors.toSet());
        List<JsonNode> jobs = records(Kind.JOB);
        assertThat(jobs).as("finished at $0").anyMatch(job -> done(job) && Json.cents(job.path("total")) == 0);
        assertThat(jobs).as("finished by nobody").anyMatch(job -> done(job) && !assigned.contains(job.path("id").asLong()));
        assertThat(jobs).as("stuck for weeks").anyMatch(job -> job.path("modifiedOn").asText().compareTo("2026-10-20") < 0
                && Set.of("Hold", "InProgress", "Dispatched").contains(job.path("jobStatus").asText()));
        Map<Long, JsonNode> byId = byId(Kind.JOB);
        assertThat(records(Kind.ESTIMATE)).as("$14,000 sold and never billed").anyMatch(estimate ->
                estimate.at("/status/name").asText().equals("Sold") && Json.cents(estimate.path("subtotal")) > 1_400_000
                        && Json.cents(byId.get(estimate.path("jobId").asLong()).path("total")) == 0);
        assertThat(records(Kind.CUSTOMER)).anyMatch(customer -> customer.path("doNotService").asBoolean())
                .anyMatch(customer -> !customer.path("active").asBoolean());
    }

    @Test
    void techniciansHaveDistinctNumbersSomeNoneAndOneHasLeft() {
        List<JsonNode> technicians = records(Kind.TECHNICIAN);
        List<String> numbers = technicians.stream().map(t -> t.path("phoneNumber").asText("").replaceAll("\\D", "")).filter(n -> !n.isEmpty()).toList();
        assertThat(numbers).hasSize(7).doesNotHaveDuplicates();
        assertThat(technicians.stream().filter(technician -> !technician.path("active").asBoolean())).hasSize(1);
    }

    @Test
    void everyReferenceLeadSomewhere() {
        Set<Long> locations = SHOP.table(Kind.LOCATION).rows().stream().map(Row::id).collect(Collectors.toSet());
        Set<Long> customers = SHOP.table(Kind.CUSTOMER).rows().stream().map(Row::id).collect(Collectors.toSet());
        Set<Long> jobs = SHOP.table(Kind.JOB).rows().stream().map(Row::id).collect(Collectors.toSet());
        for (Kind kind : List.of(Kind.LOCATION, Kind.CUSTOMER_CONTACT, Kind.EQUIPMENT, Kind.JOB, Kind.MEMBERSHIP, Kind.ESTIMATE)) {
            assertThat(records(kind)).as(kind.name()).allMatch(record -> customers.contains(record.path("customerId").asLong()));
        }
        for (Kind kind : List.of(Kind.LOCATION_CONTACT, Kind.EQUIPMENT, Kind.JOB, Kind.MEMBERSHIP)) {
            assertThat(records(kind)).as(kind.name()).allMatch(record -> locations.contains(record.path("locationId").asLong()));
        }
        for (Kind kind : List.of(Kind.APPOINTMENT, Kind.ASSIGNMENT, Kind.JOB_NOTE, Kind.ESTIMATE)) {
            assertThat(records(kind)).as(kind.name()).allMatch(record -> jobs.contains(record.path("jobId").asLong()));
        }
    }

    @Test
    void noNumberRingsAndNoMailArrives() {
        String all = text(SHOP);
        Matcher phones = Pattern.compile("\"(?:phone|phoneNumber|mobilePhone|from|to)\":\"([^\"]*\\d{3}[^\"]*)\"").matcher(all);
        Set<String> wrong = new HashSet<>();
        while (phones.find()) {
            if (!phones.group(1).replaceAll("\\D", "").matches("\\d{3}55501\\d\\d") && !phones.group(1).contains("T")) {
                wrong.add(phones.group(1));
            }
        }
        assertThat(wrong).isEmpty();
        Matcher mails = Pattern.compile("[\\w.+-]+@([\\w.-]+)").matcher(all);
        while (mails.find()) {
            assertThat(mails.group(1)).matches("(.*\\.)?example\\.(com|org)");
        }
    }

    private static boolean done(JsonNode job) {
        return job.path("jobStatus").asText().equals("Completed");
    }

    /** Chicago is six hours behind in November. */
    private static boolean isToday(String start) {
        return start.compareTo("2026-11-21T06") >= 0 && start.compareTo("2026-11-22T06") < 0;
    }

    private static List<JsonNode> records(Kind kind) {
        return SHOP.table(kind).rows().stream().map(row -> (JsonNode) row.record()).toList();
    }

    private static Map<Long, JsonNode> byId(Kind kind) {
        return records(kind).stream().collect(Collectors.toMap(record -> record.path("id").asLong(), Function.identity()));
    }

    private static String text(Shop shop) {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            shop.table(kind).rows().forEach(row -> text.append(new String(row.json(), StandardCharsets.UTF_8)).append('\n'));
        }
        return text.toString();
    }
}
