package com.plumbline.camel.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.plumbline.camel.VendorCall;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.log.IntegrationMessages.Question;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginStates;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class MessageLogTest {

    private static final Page.Request FIRST = new Page.Request(1, 200);
    private static final Question ANY = new Question(null, null, null, null);

    @ForEachStorage
    @Proves("PLT-15")
    void everyCallIsLoggedOnceWithItsEnd(Store store, TenantId acme) throws InterruptedException {
        LogWriter writer = new LogWriter(store);
        MessageLog log = new MessageLog(writer, new CountedStates(), Clock.systemUTC());
        VendorFailure busy = new VendorFailure("twilio", "twilio.list", Kind.UNAVAILABLE, "503", "Twilio is not available (503).");

        log.begin(acme, "servicetitan", call("servicetitan.export-jobs", "https://api.example.com/jobs?from=abc")).done(200, 1);
        CallLog.Entry repeated = log.begin(acme, "twilio", call("twilio.list", "https://api.example.com/list?To=%2B19135550123"));
        repeated.retrying(1, busy);
        await("the row, before it changes").until(() -> !new IntegrationMessages(store).find(acme, new Question("twilio", "outbound", "retrying", null), FIRST).items().isEmpty());
        repeated.retrying(2, busy);
        repeated.failed(503, 3, busy);
        log.received(acme, "twilio", "twilio.status", 500, Instant.now(), "POST /hooks/twilio/acme/status", "broken +19135550123", "sealed");
        writer.stop();

        IntegrationMessages messages = new IntegrationMessages(store);
        Page<IntegrationMessageEntity> all = messages.find(acme, ANY, FIRST);
        assertThat(all.total()).isEqualTo(3);
        assertThat(only(messages, acme, new Question("servicetitan", null, null, null)))
                .satisfies(row -> {
                    assertThat(row.status()).isEqualTo("ok");
                    assertThat(row.httpStatus()).isEqualTo(200);
                    assertThat(row.request()).isEqualTo("GET https://api.example.com/jobs?from=abc");
                    assertThat(row.replayable()).isFalse();
                });
        assertThat(only(messages, acme, new Question("twilio", "outbound", "failed", null)))
                .satisfies(row -> {
                    assertThat(row.attempts()).isEqualTo(3);
                    assertThat(row.error()).isEqualTo("Twilio is not available (503).");
                    assertThat(row.request()).contains("•••23").doesNotContain("555");
                    assertThat(row.replayable()).as("what was hidden cannot be asked again").isFalse();
                });
        IntegrationMessageEntity inbound = only(messages, acme, new Question(null, "inbound", null, "status"));
        assertThat(inbound.error()).isEqualTo("broken +•••23");
        assertThat(inbound.replayable()).isTrue();
        assertThat(messages.payload(acme, inbound.id())).contains("sealed");

        messages.handled(acme, inbound.id());
        assertThat(messages.payload(acme, inbound.id())).isEmpty();
        assertThat(messages.get(acme, Ids.text("log", inbound.id())).replayable()).isFalse();
    }

    @ForEachStorage
    void thousandsOfCallsAreWrittenInBatches(Store store, TenantId acme) throws InterruptedException {
        LogWriter writer = new LogWriter(store);
        MessageLog log = new MessageLog(writer, new CountedStates(), Clock.systemUTC());

        long before = System.nanoTime();
        for (int i = 0; i < 3000; i++) {
            log.begin(acme, "servicetitan", call("servicetitan.export-jobs", "https://api.example.com/jobs")).done(200, 1);
        }
        Duration told = Duration.ofNanos(System.nanoTime() - before);
        writer.stop();

        assertThat(new IntegrationMessages(store).find(acme, ANY, FIRST).total()).isEqualTo(3000);
        assertThat(told).as("telling costs the caller nothing").isLessThan(Duration.ofSeconds(1));
    }

    @ForEachStorage
    void whatIsOldIsForgotten(Store store, TenantId acme) throws InterruptedException {
        TestClock clock = new TestClock(Instant.parse("2026-10-01T12:00:00Z"));
        LogWriter writer = new LogWriter(store);
        MessageLog log = new MessageLog(writer, new CountedStates(), clock);
        log.begin(acme, "servicetitan", call("servicetitan.old", "https://api.example.com/jobs")).done(200, 1);
        log.received(acme, "twilio", "twilio.status", 500, clock.instant(), "POST /hooks", "broken", "sealed");
        clock.set(Instant.parse("2026-11-21T12:00:00Z"));
        log.begin(acme, "servicetitan", call("servicetitan.new", "https://api.example.com/jobs")).done(200, 1);
        writer.stop();
        IntegrationMessages messages = new IntegrationMessages(store);

        String said = new Forgetting(messages, clock, settings(30)).run(acme);

        assertThat(said).isEqualTo("2 messages older than 30 days cleared");
        assertThat(messages.find(acme, ANY, FIRST).items()).extracting(IntegrationMessageEntity::operation).containsExactly("servicetitan.new");
    }

    private static IntegrationMessageEntity only(IntegrationMessages messages, TenantId tenant, Question question) {
        List<IntegrationMessageEntity> found = messages.find(tenant, question, FIRST).items();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static VendorCall call(String operation, String uri) {
        return VendorCall.get(operation, URI.create(uri));
    }

    private static Forgetting.Settings settings(int days) {
        return new Forgetting.Settings() {
            @Override
            public int messageDays() {
                return days;
            }

            @Override
            public Class<? extends java.lang.annotation.Annotation> annotationType() {
                return Forgetting.Settings.class;
            }
        };
    }

    private static final class CountedStates implements PluginStates {
        @Override
        public void ready(TenantId tenant, String plugin) {}

        @Override
        public void degraded(TenantId tenant, String plugin, String reason) {}

        @Override
        public void down(TenantId tenant, String plugin, String reason) {}

        @Override
        public void called(TenantId tenant, String plugin, boolean ok, String error) {}

        @Override
        public State state(TenantId tenant, String plugin) {
            return new State(Kind.OFF, null, null, null, null, null);
        }
    }
}
