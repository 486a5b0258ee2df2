package com.plumbline.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.PluginStates.Kind;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.util.List;

class ConnectingTest {

    private Bench bench;

    private void givenAnInstalledPlugin(TestStorage storage, TenantId tenant) {
        bench = new Bench(storage, tenant);
        bench.install();
        bench.run();
    }

    @ForEachStorage
    void whatIsMissingIsAwaitedByNameAndNothingIsConnected(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);

        bench.configure(true, "{\"account\":\"A1\"}");

        assertThat(bench.state()).isEqualTo(Kind.AWAITING_KEY);
        assertThat(bench.states.state(tenant, "acme").reason()).contains("Secret key");
        assertThat(bench.plugin.told).isEmpty();
        assertThat(bench.configuring.settings(tenant, "acme")).isEmpty();
    }

    @ForEachStorage
    @Proves("TEN-07")
    void aCompletePluginIsConnectedWithDefaultsAndReconnectedOnChange(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);

        bench.configure(true, "{\"account\":\"A1\",\"key\":\" secret-key \"}");
        assertThat(bench.plugin.told).containsExactly("connect A1 secret-key 10");
        assertThat(bench.state()).isEqualTo(Kind.READY);

        bench.configure(true, "{\"limit\":20,\"key\":{\"set\":true}}");
        assertThat(bench.plugin.told).containsExactly("connect A1 secret-key 10", "disconnect", "connect A1 secret-key 20");

        bench.configure(true, "{\"limit\":20}");
        assertThat(bench.plugin.told).as("nothing changed, nothing happens").hasSize(3);

        bench.configure(false, null);
        assertThat(bench.plugin.told).hasSize(4).endsWith("disconnect");
        assertThat(bench.state()).isEqualTo(Kind.OFF);
    }

    @ForEachStorage
    @Proves({"SEC-06", "NFR-01"})
    void aSecretIsInNoTableNoAnswerAndNoTrail(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);

        bench.configure(true, "{\"account\":\"A1\",\"key\":\"planted-secret\"}");

        List<String> stored = storage.store("plugins").sql(TenantId.PLATFORM, c -> Sql.list(c, "SELECT settings, secrets FROM plugin_grant WHERE tenant = ?",
                row -> row.text("settings") + row.text("secrets"), tenant.value()));
        assertThat(stored).hasSize(1).noneMatch(row -> row.contains("planted-secret"));
        PluginJson shown = bench.list.get(tenant, "acme");
        assertThat(shown.settings().path("key").toString()).isEqualTo("{\"set\":true}");
        assertThat(shown.toString() + bench.trail + bench.configuring.settings(tenant, "acme")).doesNotContain("planted-secret");
        assertThat(bench.newGrants().clear(bench.newGrants().find(tenant, "acme").orElseThrow()).path("key").asText()).isEqualTo("planted-secret");
    }

    @ForEachStorage
    void aWrongSettingIsNamedAndNothingIsStored(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);

        assertThatThrownBy(() -> bench.configure(true, "{\"limit\":0,\"key\":\"short\",\"baseUrl\":\"not an address\",\"colour\":\"red\"}"))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.fields()).containsOnlyKeys("limit", "key", "baseUrl", "colour");
                    assertThat(refused.getMessage() + refused.fields()).doesNotContain("short\"");
                });
        assertThat(bench.grants.find(tenant, "acme")).isEmpty();
    }

    @ForEachStorage
    void disconnectingErasesTheKeys(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");

        bench.configuring.erase(bench.owner, tenant, "acme");
        bench.settle();

        assertThat(bench.plugin.told).endsWith("disconnect");
        assertThat(bench.newGrants().find(tenant, "acme")).isEmpty();
        assertThat(bench.trail.get(bench.trail.size() - 1).action()).isEqualTo("plugin.disconnect");
    }

    @ForEachStorage
    void aPluginThatFailsToConnectIsDownWithItsReason(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.plugin.failure = new IllegalStateException("The account is closed.");

        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");

        assertThat(bench.state()).isEqualTo(Kind.DOWN);
        assertThat(bench.states.state(tenant, "acme").reason()).isEqualTo("The account is closed.");
    }

    @ForEachStorage
    @Proves("PLT-03")
    void aPluginThatIsRemovedLetsGoAndComesBackWithItsSettings(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");

        bench.connections.removed(bench.plugin);
        bench.uninstall();
        assertThat(bench.plugin.told).containsExactly("connect A1 secret-key 10", "disconnect");
        assertThat(bench.list.list(tenant)).singleElement().satisfies(gone -> {
            assertThat(gone.state()).isEqualTo("down");
            assertThat(gone.reason()).contains("not installed");
        });

        bench.install();
        bench.run();
        assertThat(bench.plugin.told).hasSize(3);
        assertThat(bench.state()).isEqualTo(Kind.READY);
    }

    @ForEachStorage
    void settingsThatCameBeforeThePluginAreSealedAndUsedOnceItIsThere(TestStorage storage, TenantId tenant) {
        bench = new Bench(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\",\"limit\":5}");
        assertThat(bench.newGrants().find(tenant, "acme").orElseThrow().settings()).isEmpty();

        bench.install();
        bench.run();

        assertThat(bench.plugin.told).containsExactly("connect A1 secret-key 5");
    }

    @ForEachStorage
    void aTestUsesTheStoredSecretUnlessAnotherIsTyped(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");
        Descriptor acme = bench.descriptors.find("acme").orElseThrow();

        PluginSettings stored = bench.configuring.tried(tenant, acme, Bench.json("{\"limit\":3}"));
        PluginSettings typed = bench.configuring.tried(tenant, acme, Bench.json("{\"key\":\"another-key\"}"));

        assertThat(stored.text("key") + stored.number("limit")).isEqualTo("secret-key3");
        assertThat(typed.text("key")).isEqualTo("another-key");
        assertThat(bench.configuring.settings(tenant, "acme").orElseThrow().text("key")).as("a test stores nothing").isEqualTo("secret-key");
        assertThat(typed.toString()).doesNotContain("another-key");
    }

    @ForEachStorage
    @Proves("TEN-02")
    void aCompanyThatIsNotActivePreparesItsConnectionAndIsConnectedOnceItIs(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.turn(Company.State.PENDING);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");
        assertThat(bench.plugin.told).isEmpty();
        assertThat(bench.state()).isEqualTo(Kind.OFF);

        bench.turn(Company.State.ACTIVE);
        assertThat(bench.plugin.told).hasSize(1).first().asString().startsWith("connect");
        assertThat(bench.state()).isEqualTo(Kind.READY);

        bench.turn(Company.State.SUSPENDED);
        assertThat(bench.plugin.told).hasSize(2).last().asString().startsWith("disconnect");
        assertThat(bench.state()).isEqualTo(Kind.OFF);
    }

    @ForEachStorage
    @Proves("TEN-07")
    void theKeysOfADeletedCompanyAreGone(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");

        bench.configuring.removed(tenant);
        bench.settle();

        assertThat(bench.newGrants().of(tenant)).isEmpty();
    }

    @ForEachStorage
    void nobodysPluginIsOffForEveryOtherCompany(TestStorage storage, TenantId tenant) {
        givenAnInstalledPlugin(storage, tenant);
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");
        TenantId other = TenantId.of("another-shop");

        assertThat(bench.configuring.enabled(other, "acme")).isFalse();
        assertThat(bench.list.get(other, "acme").enabled()).isFalse();
        assertThat(bench.list.get(other, "acme").settings().toString()).doesNotContain("A1");
        assertThat(bench.configuring.companiesWith("acme")).contains(tenant).doesNotContain(other);
    }

    @ForEachStorage
    void theApplianceItselfConnectsWhatIsMadeForItAndNothingElse(TestStorage storage, TenantId tenant) {
        bench = new Bench(storage, tenant);
        bench.descriptors.arrived(Descriptor.read(Bench.json("""
                {"id":"post","name":"Post","platform":true,"offers":["mail"],"settings":{"type":"object","required":["host"],"properties":{
                 "host":{"type":"string","format":"hostname"},"password":{"type":"string","writeOnly":true}}}}"""), null, null));
        bench.install();
        assertThatThrownBy(() -> bench.configuring.configure(bench.owner, TenantId.PLATFORM, "acme", true, null)).isInstanceOf(NotFound.class);

        bench.configuring.configure(bench.owner, TenantId.PLATFORM, "post", true, Bench.json("{\"host\":\"127.0.0.1\",\"password\":\"secret\"}"));
        assertThat(bench.configuring.settings(TenantId.PLATFORM, "post").orElseThrow().text("password")).isEqualTo("secret");
        assertThat(bench.configuring.companiesWith("post")).isEmpty();
        assertThat(bench.list.list(TenantId.PLATFORM)).extracting(PluginJson::id).containsExactly("post");
        assertThat(bench.list.get(TenantId.PLATFORM, "post").sandbox()).isTrue();
        assertThatThrownBy(() -> bench.list.get(TenantId.PLATFORM, "acme")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> bench.configuring.configure(bench.owner, TenantId.PLATFORM, "post", true, Bench.json("{\"host\":\"elsewhere.example.com\"}")))
                .extracting("code").isEqualTo("plugin.secret-again");
    }
}
