package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.Vendors.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in at ServiceTitan, and how the others are refused. */
class ServiceTitanAccessTest {

    private static final String TOKEN = "/servicetitan/connect/token";
    private static final MovingClock CLOCK = new MovingClock("2026-11-21T16:00:00Z");

    @TempDir
    static Path data;
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(data).withClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aTokenLivesFifteenMinutes() {
        Vendors vendors = new Vendors(sandbox);
        JsonNode answer = vendors.form(TOKEN, "grant_type", "client_credentials", "client_id", vendors.keys.at("/servicetitan/clientId").asText(),
                "client_secret", vendors.keys.at("/servicetitan/clientSecret").asText()).json();
        assertThat(answer.path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");

        vendors.connected();
        CLOCK.advance(Duration.ofSeconds(899));
        assertThat(vendors.st("settings/v2", "technicians").status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        Answer late = vendors.st("settings/v2", "technicians");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text()).isEmpty();
    }

    @Test
    void aTokenIsAskedForWithAFormAndGoodKeysOnly() {
        Vendors vendors = new Vendors(sandbox);
        String id = vendors.keys.at("/servicetitan/clientId").asText();
        String secret = vendors.keys.at("/servicetitan/clientSecret").asText();

        Answer json = vendors.post(TOKEN, Vendors.object().put("grant_type", "client_credentials").put("client_id", id).put("client_secret", secret));
        assertThat(json.status()).isEqualTo(400);
        Answer wrongSecret = vendors.form(TOKEN, "grant_type", "client_credentials", "client_id", id, "client_secret", "cs2.wrong");
        assertThat(wrongSecret.status()).isEqualTo(400);
        assertThat(wrongSecret.json().path("error").asText()).isEqualTo("invalid_client");
        Answer wrongGrant = vendors.form(TOKEN, "grant_type", "password", "client_id", id, "client_secret", secret);
        assertThat(wrongGrant.json().path("error").asText()).isEqualTo("unsupported_grant_type");
        assertThat(vendors.get(TOKEN).status()).isEqualTo(405);
    }

    @Test
    void theTokenIsTakenBareAndWithBearer() {
        Vendors vendors = new Vendors(sandbox).connected();
        assertThat(vendors.st("crm/v2", "customers?pageSize=1").status()).isEqualTo(200);
        vendors.with("Authorization", vendors.without("Authorization").token());
        assertThat(vendors.st("crm/v2", "customers?pageSize=1").status()).isEqualTo(200);
    }

    @Test
    void missingAndUnknownKeysAreRefused() {
        Vendors vendors = new Vendors(sandbox).connected();
        assertThat(new Vendors(sandbox).st("crm/v2", "customers").status()).isEqualTo(401);
        assertThat(vendors.without("ST-App-Key").st("crm/v2", "customers").status()).isEqualTo(401);
        assertThat(vendors.with("ST-App-Key", "ak1.unknown").st("crm/v2", "customers").status()).isEqualTo(401);
        assertThat(vendors.with("Authorization", "Bearer a.b.c").st("crm/v2", "customers").status()).isEqualTo(401);
    }

    @Test
    void theKeysOfOneCompanyDoNotOpenAnother() {
        Vendors first = new Vendors(sandbox).connected();
        Vendors second = new Vendors(sandbox, 1).connected();
        String others = "/servicetitan/crm/v2/tenant/" + second.keys.at("/servicetitan/tenantId").asText() + "/customers?pageSize=1";

        assertThat(first.get(others).status()).isEqualTo(403);
        assertThat(second.get(others).status()).isEqualTo(200);
        first.with("ST-App-Key", second.keys.at("/servicetitan/appKey").asText());
        assertThat(first.st("crm/v2", "customers").status()).isEqualTo(403);
    }

    @Test
    void writingIsRefusedAndRecorded() {
        Vendors vendors = new Vendors(sandbox).connected();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(vendors.method(method, vendors.tenant("crm/v2", "customers")).status()).isEqualTo(403);
        }
        assertThat(vendors.method("POST", vendors.tenant("crm/v2", "no-such-thing")).status()).isEqualTo(404);
        JsonNode requests = vendors.get("/sandbox/requests?vendor=servicetitan").json().path("items");
        assertThat(requests).anySatisfy(request -> {
            assertThat(request.path("method").asText()).isEqualTo("PATCH");
            assertThat(request.path("status").asInt()).isEqualTo(403);
            assertThat(request.at("/headers/authorization").asText()).isEqualTo("***");
            assertThat(request.at("/headers/st-app-key").asText()).isEqualTo("***");
        });
    }

    @Test
    void tokensCanBeMadeToExpire() {
        Vendors vendors = new Vendors(sandbox).connected();
        CLOCK.advance(Duration.ofMillis(1));
        vendors.post("/sandbox/plans", Vendors.object().put("action", "expireTokens"));
        assertThat(vendors.st("crm/v2", "customers?pageSize=1").status()).isEqualTo(401);
        assertThat(vendors.without("Authorization").without("ST-App-Key").connected().st("crm/v2", "customers?pageSize=1").status()).isEqualTo(200);
    }

    @Test
    void moreThanSixtyRequestsASecondAreRefusedWithRetryAfter() {
        try (Sandbox busy = Sandbox.start(SandboxOptions.in(data.resolve("busy")))) {
            thenAClientInAHurryIsRefused(new Vendors(busy).connected());
        }
    }

    private static void thenAClientInAHurryIsRefused(Vendors vendors) {
        AtomicReference<Answer> refused = new AtomicReference<>();
        CompletableFuture<?>[] callers = IntStream.range(0, 8).mapToObj(caller -> CompletableFuture.runAsync(() -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (refused.get() == null && System.nanoTime() < end) {
                Answer answer = vendors.get(vendors.tenant("crm/v2", "customers?pageSize=1"));
                if (answer.status() == 429) {
                    refused.set(answer);
                }
            }
        })).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(callers).join();

        assertThat(refused.get()).as("an answer 429").isNotNull();
        assertThat(refused.get().raw().headers().firstValue("Retry-After")).contains("1");
        assertThat(vendors.get("/sandbox/rates").json().at("/servicetitan/peakPerSecond").asInt()).isLessThanOrEqualTo(60);
    }
}
