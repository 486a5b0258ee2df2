package com.plumbline.camel.internal.line;

import static com.plumbline.camel.internal.line.FakeVendor.answer;
import static com.plumbline.camel.internal.line.FakeVendor.drop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.plumbline.camel.Access;
import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorErrors;
import com.plumbline.camel.VendorLine;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorLineTest {

    private static final TenantId ACME = TenantId.of("acme");

    private final FakeVendor vendor = new FakeVendor();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean active = true;
    private final List<String> states = new CopyOnWriteArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final VendorContext context = new CamelVendorContext("vendor", new DefaultCamelContext(),
            new CamelVendorContext.Surroundings(log(), (tenant, plugin) -> listener(), new RateLimits(), tenant -> active, Clock.systemUTC()), closed -> {});
    private LineSettings settings = LineSettings.to("Vendor Inc", vendor.base(), Access.fixed(Map.of("Authorization", "Bearer abc")),
            VendorErrors.byStatus("vendor", "Vendor Inc")).attempts(4, Duration.ofMillis(5), Duration.ofSeconds(2)).callsPerSecond(500);

    @AfterEach
    void stop() {
        over.countDown();
        context.close();
        vendor.close();
    }

    @Test
    void aCallCarriesItsHeadersAndItsQueryUnchanged() {
        VendorAnswer answer = line().call(get("/a/b?from=eyJ2IjoxfQ%3D%3D&DateSent%3E=2026-11-21&q=a%2Bb%26c%20d"));

        assertThat(answer.json().path("ok").asBoolean()).isTrue();
        assertThat(vendor.seen.get(0).authorization()).isEqualTo("Bearer abc");
        assertThat(vendor.seen.get(0).path()).isEqualTo("/a/b");
        assertThat(vendor.seen.get(0).query()).isEqualTo("from=eyJ2IjoxfQ%3D%3D&DateSent%3E=2026-11-21&q=a%2Bb%26c%20d");
    }

    @Test
    @Proves("TEN-02")
    void forACompanyThatIsNotActiveNothingLeavesWhateverIsCalled() {
        VendorLine line = line();
        active = false;

        assertThat(failureOf(get("/jobs")).code()).isEqualTo("company.not-active");
        assertThat(failureOf(VendorCall.post("vendor.send", vendor.at("/send"), "text/plain", "hello")).retryable()).isTrue();
        try (VendorLine trial = context.trial(line.tenant(), settings)) {
            assertThat(failureOf(trial, get("/jobs")).code()).isEqualTo("company.not-active");
        }
        assertThat(vendor.seen).isEmpty();

        active = true;
        assertThat(line.call(get("/jobs")).status()).isEqualTo(200);
    }

    @Test
    @Proves("TEN-02")
    void aCallThatWaitsForItsTurnDoesNotSlipOutAfterTheCompanyWasSwitchedOff() {
        vendor.then(answer(429, "", "Retry-After", "1"));
        CompletableFuture<VendorFailure> call = CompletableFuture.supplyAsync(() -> failureOf(get("/jobs")));
        while (vendor.seen.isEmpty()) {
            Thread.onSpinWait();
        }
        active = false;

        assertThat(call.join().code()).isEqualTo("company.not-active");
        assertThat(vendor.seen).hasSize(1);
    }

    @Test
    @Proves("PLT-15")
    void aReadIsRepeatedUntilItSucceeds() {
        vendor.then(answer(500, "")).then(drop()).then(answer(503, ""));

        assertThat(line().call(get("/jobs")).status()).isEqualTo(200);

        assertThat(vendor.seen).hasSize(4);
        assertThat(logged).containsExactly("retrying 1 500", "retrying 2 connection.lost", "retrying 3 503", "done 200 after 4");
    }

    @Test
    void aReadIsGivenUpAfterTheAgreedAttempts() {
        vendor.otherwise = answer(500, "");

        VendorFailure failure = failureOf(get("/jobs"));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(vendor.seen).hasSize(4);
        assertThat(logged).endsWith("failed 500 after 4");
    }

    @Test
    void aSendIsNeverRepeatedByItself() {
        vendor.then(drop());

        VendorFailure failure = failureOf(VendorCall.post("vendor.send", vendor.at("/send"), "text/plain", "hello"));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("connection.lost");
        assertThat(vendor.seen).hasSize(1);
        assertThat(vendor.seen.get(0).body()).isEqualTo("hello");
    }

    @Test
    void aRefusalIsNotRepeated() {
        vendor.then(answer(404, ""));

        assertThat(failureOf(get("/nothing")).kind()).isEqualTo(Kind.REJECTED);
        assertThat(vendor.seen).hasSize(1);
    }

    @Test
    void theVendorsRetryAfterIsHonoured() {
        vendor.then(answer(429, "", "Retry-After", "1"));
        long before = System.nanoTime();

        line().call(get("/jobs"));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRetryAfterThatIsTooLongIsGivenToTheCaller() {
        vendor.then(answer(429, "", "Retry-After", "600"));

        assertThat(failureOf(get("/jobs")).retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(vendor.seen).hasSize(1);
    }

    @Test
    @Proves("NFR-03")
    void manyThreadsTogetherStayBelowTheRateLimit() {
        settings = settings.callsPerSecond(40);
        VendorLine line = line();

        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            calls.add(CompletableFuture.runAsync(() -> IntStream.range(0, 12).forEach(i -> line.call(get("/jobs")))));
        }
        calls.forEach(CompletableFuture::join);

        assertThat(vendor.seen).hasSize(96);
        assertThat(mostInAnySecond()).isLessThanOrEqualTo(40);
    }

    @Test
    void anExpiredIdentityIsRenewedOnce() {
        vendor.then(answer(401, ""));
        settings = LineSettings.to("Vendor Inc", vendor.base(), new RenewingAccess(), VendorErrors.byStatus("vendor", "Vendor Inc"));

        line().call(get("/jobs"));

        assertThat(vendor.seen).extracting(FakeVendor.Seen::authorization).containsExactly("token 1", "token 2");
        assertThat(states).containsExactly("ready");
    }

    @Test
    void credentialsThatAreRefusedPutThePluginDown() {
        vendor.otherwise = answer(401, "");

        assertThat(failureOf(get("/jobs")).kind()).isEqualTo(Kind.REFUSED);
        assertThat(states).containsExactly("down: Vendor Inc answered 401.");
    }

    @Test
    void aVendorThatKeepsFailingIsLeftAloneAndComesBack() {
        settings = settings.attempts(1, Duration.ofMillis(1), Duration.ofMillis(1)).trip(3, Duration.ofMillis(300));
        vendor.otherwise = answer(500, "");
        VendorLine line = line();
        IntStream.range(0, 3).forEach(i -> failureOf(line, get("/jobs")));

        VendorFailure resting = failureOf(line, get("/jobs"));

        assertThat(resting.code()).isEqualTo("line.resting");
        assertThat(vendor.seen).hasSize(3);
        assertThat(states.get(states.size() - 1)).startsWith("down");

        vendor.otherwise = answer(200, "{}");
        await().until(() -> {
            try {
                return line.call(get("/jobs")).ok();
            } catch (VendorFailure stillResting) {
                return false;
            }
        });
        IntStream.range(0, 25).forEach(i -> line.call(get("/jobs")));
        assertThat(states.get(states.size() - 1)).isEqualTo("ready");
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        settings = settings.answerBytes(1000);
        vendor.then(answer(200, "x".repeat(5000)));

        assertThat(failureOf(get("/jobs")).code()).isEqualTo("answer.too-large");
    }

    @Test
    void anAnswerThatDripsEndsWithTheTimeOut() {
        settings = settings.within(Duration.ofSeconds(1), Duration.ofMillis(400)).attempts(1, Duration.ofMillis(1), Duration.ofMillis(1));
        vendor.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(new byte[20_000]);
                exchange.getResponseBody().flush();
            } while (!isOverWithin(Duration.ofMillis(100)));
        });

        VendorFailure failure = failureOf(get("/jobs"));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aCallMayHaveLessTimeThanTheLineAllows() {
        vendor.otherwise = exchange -> {
            isOverWithin(Duration.ofSeconds(10));
            answer(200, "{}").to(exchange);
        };
        long before = System.nanoTime();

        VendorFailure failure = failureOf(get("/jobs").within(Duration.ofMillis(400)));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
        assertThat(vendor.seen).hasSize(1);
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        settings = settings.attempts(1, Duration.ofMillis(1), Duration.ofMillis(1));

        VendorFailure failure = failureOf(VendorCall.get("vendor.read", URI.create("http://no-such-host.invalid/jobs")));

        assertThat(failure.code()).isEqualTo("unreachable.host");
        assertThat(failure.getMessage()).contains("no-such-host.invalid");
    }

    @Test
    void aClosedPortIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        settings = settings.attempts(1, Duration.ofMillis(1), Duration.ofMillis(1));

        VendorFailure failure = failureOf(VendorCall.get("vendor.read", URI.create("http://127.0.0.1:" + port + "/jobs")));

        assertThat(failure.code()).isEqualTo("unreachable.connect");
    }

    @Test
    void disconnectingEndsACallThatWaitsToBeRepeated() {
        settings = settings.attempts(10, Duration.ofSeconds(60), Duration.ofSeconds(60));
        vendor.otherwise = answer(500, "");
        VendorLine line = line();
        CompletableFuture<VendorFailure> call = CompletableFuture.supplyAsync(() -> failureOf(line, get("/jobs")));
        await().until(() -> !vendor.seen.isEmpty());

        context.close();

        assertThat(call.orTimeout(5, TimeUnit.SECONDS).join().code()).isIn("line.closed", "500");
    }

    @Test
    void companiesHaveTheirOwnRoutesWhichGoWithThem() {
        context.connect(ACME, settings);
        context.connect(TenantId.of("bolt"), settings);
        assertThat(context.camel().getRoutes()).extracting(route -> route.getId())
                .containsExactlyInAnyOrder("vendor-acme.call", "vendor-acme.attempt", "vendor-bolt.call", "vendor-bolt.attempt");

        context.disconnect(ACME);

        assertThat(context.camel().getRoutes()).hasSize(2);
        assertThat(context.line(ACME)).isEmpty();
        assertThat(context.camel().getEndpoints()).allSatisfy(endpoint -> assertThat(endpoint.getEndpointUri()).doesNotContain("acme"));
        assertThat(context.line(TenantId.of("bolt")).orElseThrow().call(get("/jobs")).ok()).isTrue();
    }

    @Test
    void aTrialLeavesNoTrace() {
        vendor.then(answer(500, ""));

        try (VendorLine trial = context.trial(ACME, settings)) {
            failureOf(trial, get("/jobs"));
        }

        assertThat(vendor.seen).hasSize(1);
        assertThat(logged).isEmpty();
        assertThat(states).isEmpty();
        assertThat(context.camel().getRoutes()).isEmpty();
    }

    private VendorLine line() {
        return context.line(ACME).orElseGet(() -> context.connect(ACME, settings));
    }

    private VendorCall get(String path) {
        return VendorCall.get("vendor.read", vendor.at(path));
    }

    private VendorFailure failureOf(VendorCall call) {
        return failureOf(line(), call);
    }

    private static VendorFailure failureOf(VendorLine line, VendorCall call) {
        return catchThrowableOfType(VendorFailure.class, () -> line.call(call));
    }

    private int mostInAnySecond() {
        long[] times = vendor.seen.stream().mapToLong(FakeVendor.Seen::nanos).sorted().toArray();
        int most = 0;
        for (int from = 0, to = 0; to < times.length; to++) {
            while (times[to] - times[from] >= 1_000_000_000L) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** A vendor that takes its time: until the test is over, but no longer than this. */
    private boolean isOverWithin(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private LineHealth.Listener listener() {
        return new LineHealth.Listener() {
            @Override
            public void ready() {
                states.add("ready");
            }

            @Override
            public void degraded(String reason) {
                states.add("degraded: " + reason);
            }

            @Override
            public void down(String reason) {
                states.add("down: " + reason);
            }
        };
    }

    private CallLog log() {
        return new CallLog() {
            @Override
            public Entry begin(TenantId tenant, String plugin, VendorCall call) {
                return new Entry() {
                    @Override
                    public void retrying(int attempts, VendorFailure failure) {
                        logged.add("retrying " + attempts + " " + failure.code());
                    }

                    @Override
                    public void done(int httpStatus, int attempts) {
                        logged.add("done " + httpStatus + " after " + attempts);
                    }

                    @Override
                    public void failed(int httpStatus, int attempts, VendorFailure failure) {
                        logged.add("failed " + httpStatus + " after " + attempts);
                    }
                };
            }

            @Override
            public void note(TenantId tenant, String plugin, String operation, String error) {
                logged.add("note " + operation);
            }
        };
    }

    private static final class RenewingAccess implements Access {
        private int token = 1;

        @Override
        public Map<String, String> headers(VendorLine line) {
            return Map.of("Authorization", "token " + token);
        }

        @Override
        public boolean renew(Map<String, String> used) {
            token++;
            return token == 2;
        }
    }
}
