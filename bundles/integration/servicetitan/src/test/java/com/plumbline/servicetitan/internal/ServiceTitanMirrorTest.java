package com.plumbline.servicetitan.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import com.plumbline.simulators.testing.SandboxVendor;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.MirrorEntities;
import com.plumbline.sync.spi.MirrorTally;
import com.plumbline.sync.spi.SyncScope;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in against the vendor's simulator over real HTTP. */
class ServiceTitanMirrorTest {

    private static final TenantId ACME = TenantId.of("acme");
    private static final SyncScope EVERYTHING = SyncScope.everything();

    @TempDir
    static Path data;
    private static SandboxVendor vendor;

    private final TestVendorContext context = new TestVendorContext(ServiceTitanPlugin.ID, Clock.systemUTC());
    private final ServiceTitanPlugin plugin = new ServiceTitanPlugin(context, Clock.systemUTC());
    private final ServiceTitanMirrorSource source = new ServiceTitanMirrorSource(plugin, Clock.systemUTC());
    private final List<MirrorProblem> problems = new ArrayList<>();

    @BeforeAll
    static void startVendor() {
        vendor = new SandboxVendor(ServiceTitanPlugin.ID, data);
    }

    @AfterAll
    static void stopVendor() {
        vendor.close();
    }

    @AfterEach
    void stop() {
        vendor.delete("/sandbox/faults/servicetitan");
        source.stop();
        plugin.stop();
    }

    @Test
    @Proves({"MIG-02", "MIG-08", "MIG-11", "INT-01"})
    void everyEntityIsReadToTheLastRecordAndToTheCent() {
        givenTheCompanyIsConnected();
        JsonNode theirs = vendor.get("/sandbox/counts");

        for (String entity : source.entities()) {
            Map<String, MirrorRecord> ours = readAll(entity, EVERYTHING);
            MirrorTally tally = source.tally(ACME, entity, EVERYTHING);

            assertThat((long) ours.size()).as(entity).isEqualTo(theirs.path(entity).asLong());
            assertThat(tally.count()).as("tally of " + entity).isEqualTo(theirs.path(entity).asLong());
            assertThat(tally.index().keySet()).as("index of " + entity).isEqualTo(ours.keySet());
            if (theirs.has(entity + "Cents")) {
                assertThat(tally.cents()).as("cents of " + entity).isEqualTo(theirs.path(entity + "Cents").asLong());
                assertThat(sum(ours, MirrorEntities.get(entity).cents())).as("our cents of " + entity)
                        .isEqualTo(theirs.path(entity + "Cents").asLong());
            }
        }
        assertThat(problems).isEmpty();
        assertThat(context.states()).containsExactly("ready");
    }

    @Test
    @Proves("MIG-06")
    void fieldsArriveUnderOurNames() {
        givenTheCompanyIsConnected();

        for (MirrorEntities.Entity entity : MirrorEntities.all()) {
            Set<String> filled = new HashSet<>();
            readAll(entity.name(), EVERYTHING).values().forEach(record -> record.fields().fieldNames().forEachRemaining(filled::add));
            assertThat(entity.fields()).as(entity.name()).extracting(MirrorEntities.Field::name).containsAll(filled);
        }
    }

    @Test
    void aDeltaBringsOnlyWhatChanged() {
        givenTheCompanyIsConnected();
        String cursor = lastCursor("customers");
        MirrorBatch quiet = source.next(ACME, "customers", cursor, EVERYTHING);
        JsonNode changed = vendor.post("/sandbox/plans", "{\"action\":\"changeCustomer\",\"name\":\"Renamed Household\"}");

        MirrorBatch delta = source.next(ACME, "customers", quiet.cursor(), EVERYTHING);

        assertThat(changed.toString()).contains("Renamed Household");
        assertThat(quiet.records()).as("recent changes may come twice").hasSizeLessThan(20);
        assertThat(delta.records()).extracting(record -> record.fields().path("name").asText()).contains("Renamed Household");
        assertThat(delta.records()).hasSizeLessThan(20);
    }

    @Test
    @Proves("MIG-01")
    void nothingButReadsAndTokenRequestsLeaveTheAppliance() {
        givenTheCompanyIsConnected();
        long before = lastRequest();
        source.entities().forEach(entity -> {
            readAll(entity, EVERYTHING);
            source.tally(ACME, entity, EVERYTHING);
            source.expected(ACME, entity, EVERYTHING);
        });

        List<String> asked = StreamSupport.stream(vendor.get("/sandbox/requests?vendor=servicetitan&since=" + before).path("items").spliterator(), false)
                .map(item -> item.path("method").asText() + " " + item.path("path").asText()).distinct().toList();

        assertThat(asked).isNotEmpty().allMatch(request -> request.startsWith("GET ") || request.matches("POST .*/connect/token"));
    }

    @Test
    @Proves("MIG-03")
    void onlyJobsOfTheLastDaysAreReadWhenThatIsWanted() {
        givenTheCompanyIsConnected("scope", "jobs");
        SyncScope thirty = SyncScope.jobs(30);

        Map<String, MirrorRecord> jobs = readAll("jobs", thirty);

        assertThat(source.scope(ACME)).isEqualTo(SyncScope.jobs(180));
        assertThat(jobs).isNotEmpty().hasSizeLessThan(readAll("jobs", EVERYTHING).size());
        assertThat(source.tally(ACME, "jobs", thirty).index().keySet()).isEqualTo(jobs.keySet());
    }

    @Test
    @Proves("NFR-03")
    void aMirrorCompletesWhileAThirdOfAllAnswersFail() {
        givenTheCompanyIsConnected();
        long before = vendor.get("/sandbox/rates").at("/servicetitan/refused").asLong();
        for (String fault : List.of("{\"status\":500,\"rate\":0.3}", "{\"status\":429,\"rate\":0.3}", "{\"drop\":true,\"rate\":0.3}")) {
            vendor.put("/sandbox/faults/servicetitan", fault);

            Map<String, Integer> read = new LinkedHashMap<>();
            for (String entity : List.of("businessUnits", "technicians", "customers", "jobs", "invoices")) {
                read.put(entity, readAll(entity, EVERYTHING).size());
            }

            JsonNode theirs = vendor.get("/sandbox/counts");
            read.forEach((entity, count) -> assertThat(count.longValue()).as(entity + " with " + fault).isEqualTo(theirs.path(entity).asLong()));
        }
        assertThat(vendor.get("/sandbox/rates").at("/servicetitan/peakPerSecond").asInt()).isLessThanOrEqualTo(60);
        assertThat(vendor.get("/sandbox/rates").at("/servicetitan/refused").asLong()).isEqualTo(before);
        assertThat(context.states()).anyMatch(state -> state.startsWith("degraded: ServiceTitan"));

        vendor.delete("/sandbox/faults/servicetitan");
        for (int i = 0; i < 25; i++) {
            source.expected(ACME, "jobs", EVERYTHING);
        }
        assertThat(context.states().get(context.states().size() - 1)).isEqualTo("ready");
    }

    @Test
    void aTokenThatEndedEarlyIsRenewedWithoutAnybodyNoticing() {
        givenTheCompanyIsConnected();
        source.expected(ACME, "jobs", EVERYTHING);
        vendor.post("/sandbox/plans", "{\"action\":\"expireTokens\"}");

        assertThat(source.expected(ACME, "jobs", EVERYTHING)).isPresent();
        assertThat(context.states()).containsExactly("ready");
    }

    @Test
    void theConnectionTestSaysThatItWorks() {
        assertThat(plugin.test(ACME, settings()).ok()).isTrue();
    }

    @Test
    void eachWrongSettingGetsItsOwnMessage() throws Exception {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        assertThat(test("clientSecret", "cs2.wrong")).satisfies(result -> says(result, "invalid_client", "client id and secret"));
        assertThat(test("tenantId", "1")).satisfies(result -> says(result, "403", "tenant id"));
        assertThat(test("appKey", "ak1.wrong")).satisfies(result -> says(result, "401", "app key"));
        assertThat(test("baseUrl", "http://127.0.0.1:" + closed)).satisfies(result -> says(result, "unreachable.connect", "could not be reached"));
        assertThat(test("authUrl", "http://no-such-host.invalid")).satisfies(result -> says(result, "unreachable.host", "no computer called"));
        assertThat(test("baseUrl", vendor.base() + "/sandbox")).satisfies(result -> says(result, "404", "base address"));
        assertThat(test("authUrl", vendor.base() + "/sandbox")).satisfies(result -> says(result, "404", "sign-in address"));
        assertThat(test("baseUrl", "not an address")).satisfies(result -> says(result, "plugin.settings-invalid", "not an address"));
        assertThat(context.states()).isEmpty();
    }

    private TestResult test(String setting, String value) {
        return plugin.test(ACME, settings(setting, value));
    }

    private static PluginSettings settings(String... changes) {
        return new PluginSettings(vendor.settings(changes));
    }

    private static void says(TestResult result, String code, String words) {
        assertThat(result.ok()).isFalse();
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.message()).contains(words);
    }

    private void givenTheCompanyIsConnected(String... changes) {
        plugin.connect(ACME, settings(changes));
        assertThat(source.connected(ACME)).isTrue();
    }

    private Map<String, MirrorRecord> readAll(String entity, SyncScope scope) {
        Map<String, MirrorRecord> all = new LinkedHashMap<>();
        String cursor = null;
        MirrorBatch batch;
        do {
            batch = source.next(ACME, entity, cursor, scope);
            batch.records().forEach(record -> all.put(record.externalId(), record));
            problems.addAll(batch.problems());
            cursor = batch.cursor();
        } while (batch.more());
        return all;
    }

    private String lastCursor(String entity) {
        String cursor = null;
        MirrorBatch batch;
        do {
            batch = source.next(ACME, entity, cursor, EVERYTHING);
            cursor = batch.cursor();
        } while (batch.more());
        return cursor;
    }

    private long lastRequest() {
        long last = 0;
        for (JsonNode item : vendor.get("/sandbox/requests?vendor=servicetitan").path("items")) {
            last = Math.max(last, item.path("number").asLong());
        }
        return last;
    }

    private static long sum(Map<String, MirrorRecord> records, String field) {
        return records.values().stream().map(record -> record.fields().path(field).asText("")).filter(text -> !text.isEmpty())
                .mapToLong(text -> new java.math.BigDecimal(text).movePointRight(2).longValueExact()).sum();
    }
}
