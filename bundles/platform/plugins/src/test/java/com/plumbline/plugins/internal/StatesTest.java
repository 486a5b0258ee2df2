package com.plumbline.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.plugins.PluginStates.Kind;
import com.plumbline.plugins.PluginStates.State;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

class StatesTest {

    private Bench bench;

    private void givenAConnectedPlugin(TestStorage storage, TenantId tenant) {
        bench = new Bench(storage, tenant);
        bench.install();
        bench.run();
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");
    }

    @ForEachStorage
    void aChangeIsToldOnceWithItsEvent(TestStorage storage, TenantId tenant) {
        givenAConnectedPlugin(storage, tenant);
        Instant readySince = bench.states.state(tenant, "acme").since();
        bench.clock.advance(Duration.ofMinutes(1));

        bench.states.degraded(tenant, "acme", "Some calls fail.");
        bench.states.degraded(tenant, "acme", "Some calls fail.");
        bench.states.deactivate();

        State state = bench.states.state(tenant, "acme");
        assertThat(state.kind()).isEqualTo(Kind.DEGRADED);
        assertThat(state.since()).isAfter(readySince);
        assertThat(bench.events.stream().filter(event -> event.data().path("state").asText().equals("degraded"))).hasSize(1);
        assertThat(bench.events).allSatisfy(event -> assertThat(event.type()).isEqualTo("plugin.changed"));
        assertThat(bench.live).contains("plugins", "health");
    }

    @ForEachStorage
    void callsAreRememberedOverARestartAndDoNotChangeTheState(TestStorage storage, TenantId tenant) {
        givenAConnectedPlugin(storage, tenant);
        Instant failedAt = bench.clock.instant();
        bench.states.called(tenant, "acme", false, "HTTP 500");
        bench.clock.advance(Duration.ofMinutes(1));
        bench.states.called(tenant, "acme", true, null);
        bench.states.deactivate();

        State state = bench.newStates().state(tenant, "acme");

        assertThat(state.kind()).isEqualTo(Kind.READY);
        assertThat(state.lastCallAt()).isEqualTo(failedAt.plusSeconds(60));
        assertThat(state.lastError()).isEqualTo("HTTP 500");
        assertThat(state.lastErrorAt()).isEqualTo(failedAt);
    }

    @ForEachStorage
    void aVeryLongReasonIsCut(TestStorage storage, TenantId tenant) {
        givenAConnectedPlugin(storage, tenant);

        bench.states.down(tenant, "acme", "x".repeat(5000));
        bench.states.deactivate();

        assertThat(bench.newStates().state(tenant, "acme").reason()).hasSize(1000);
    }

    @ForEachStorage
    void theKindIsKnownWithoutALookIntoTheDatabase(TestStorage storage, TenantId tenant) {
        givenAConnectedPlugin(storage, tenant);
        assertThat(bench.states.kind(tenant, "acme")).isEqualTo(Kind.READY);
        bench.states.deactivate();
        storage.databases().close(tenant);
        long open = storage.databases().open();

        assertThat(bench.newStates().kind(tenant, "acme")).as("not connected yet").isEqualTo(Kind.OFF);
        assertThat(storage.databases().open()).isEqualTo(open);
    }

    @ForEachStorage
    @Proves("SEC-08")
    void wordsThatNameACustomerAreToldAndTakenOutForGood(TestStorage storage, TenantId tenant) {
        givenAConnectedPlugin(storage, tenant);
        Subject wilhelmina = new Subject(7, "cus_7", Set.of("Wilhelmina Quackenbush"), Set.of(), Set.of(), Set.of());
        StateData data = new StateData(bench.states);
        bench.states.called(tenant, "acme", false, "No such person: Wilhelmina Quackenbush");
        bench.states.degraded(tenant, "acme", "Some calls fail.");

        assertThat(data.held(tenant, wilhelmina).toString()).contains("Quackenbush").doesNotContain("Some calls");
        assertThat(data.erase(tenant, wilhelmina)).isEqualTo(1);
        assertThat(data.erase(tenant, wilhelmina)).isZero();
        bench.states.deactivate();

        State state = bench.newStates().state(tenant, "acme");
        assertThat(state.lastError()).isNull();
        assertThat(state.reason()).isEqualTo("Some calls fail.");
    }
}
