package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import com.plumbline.simulators.Vendors.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export feeds: everything once, then only what changed. */
class ServiceTitanFeedTest {

    private static final MovingClock CLOCK = new MovingClock("2026-11-21T16:00:00Z");

    @TempDir
    static Path data;
    private static Sandbox sandbox;
    private Vendors vendors;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(data).withClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void connect() {
        vendors = new Vendors(sandbox).connected();
    }

    @Test
    @Proves("MIG-03")
    void aFeedGivesEveryRecordOnceActiveOrNotAndAsManyAsTheCountsSay() {
        List<JsonNode> customers = new ArrayList<>();
        String token = readToTheEnd("crm/v2", "export/customers", null, customers);

        assertThat(customers.stream().map(customer -> customer.path("id").asLong())).hasSize(5392).doesNotHaveDuplicates();
        assertThat(customers).anyMatch(customer -> !customer.path("active").asBoolean());
        assertThat(vendors.get("/sandbox/counts").json().path("customers").asInt()).isEqualTo(5392);

        List<JsonNode> later = new ArrayList<>();
        assertThat(readToTheEnd("crm/v2", "export/customers", token, later)).isEqualTo(token);
        assertThat(later).isEmpty();
    }

    @Test
    void theTokenAtTheEndBringsLaterChangesOnly() {
        String token = readToTheEnd("crm/v2", "export/customers", null, new ArrayList<>());
        JsonNode changed = plan("changeCustomer").at("/changed/customer");

        List<JsonNode> later = new ArrayList<>();
        String next = readToTheEnd("crm/v2", "export/customers", token, later);
        assertThat(later).hasSize(1).first().satisfies(customer -> {
            assertThat(customer.path("id")).isEqualTo(changed.path("id"));
            assertThat(customer.path("name").asText()).isEqualTo("Changed by a test");
        });
        later.clear();
        readToTheEnd("crm/v2", "export/customers", next, later);
        assertThat(later).isEmpty();
    }

    @Test
    void aDateStartsAtWhatWasModifiedSince() {
        List<JsonNode> recent = new ArrayList<>();
        readToTheEnd("jpm/v2", "export/jobs", "2026-11-14", recent);
        assertThat(recent).isNotEmpty().hasSizeLessThan(1271)
                .allSatisfy(job -> assertThat(job.path("modifiedOn").asText()).isGreaterThanOrEqualTo("2026-11-14"));
    }

    @Test
    void recentChangesAskedForAtOnceMayComeTwice() {
        String token = readToTheEnd("crm/v2", "export/customers?includeRecentChanges=true", null, new ArrayList<>());
        plan("changeCustomer");
        List<JsonNode> first = new ArrayList<>();
        List<JsonNode> second = new ArrayList<>();
        token = readToTheEnd("crm/v2", "export/customers?includeRecentChanges=true", token, first);
        readToTheEnd("crm/v2", "export/customers?includeRecentChanges=true", token, second);
        assertThat(first).isEqualTo(second).isNotEmpty();

        CLOCK.advance(Duration.ofMinutes(2));
        token = readToTheEnd("crm/v2", "export/customers?includeRecentChanges=true", token, new ArrayList<>());
        second.clear();
        readToTheEnd("crm/v2", "export/customers?includeRecentChanges=true", token, second);
        assertThat(second).isEmpty();
    }

    @Test
    void aTokenThatIsNotThisFeedsIsRefused() {
        String customers = readToTheEnd("crm/v2", "export/customers", null, new ArrayList<>());
        assertThat(vendors.st("crm/v2", "export/locations?from=" + customers).status()).isEqualTo(400);
        assertThat(vendors.st("crm/v2", "export/customers?from=nonsense").status()).isEqualTo(400);
        Answer other = new Vendors(sandbox, 1).connected().st("crm/v2", "export/customers?from=" + customers);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/errors/from/0").asText()).contains("continuation token");
    }

    private JsonNode plan(String action) {
        return vendors.post("/sandbox/plans", Vendors.object().put("action", action).put("name", "Changed by a test")).json();
    }

    /** @return the token to ask with next time */
    private String readToTheEnd(String module, String path, String from, List<JsonNode> records) {
        String token = from;
        while (true) {
            String joint = path.contains("?") ? "&" : "?";
            JsonNode page = vendors.st(module, path + (token == null ? "" : joint + "from=" + token)).json();
            page.path("data").forEach(records::add);
            token = page.path("continueFrom").asText();
            if (!page.path("hasMore").asBoolean()) {
                return token;
            }
        }
    }
}
