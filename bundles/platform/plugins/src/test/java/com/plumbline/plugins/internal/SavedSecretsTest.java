package com.plumbline.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;

/** A plug-in that has an address, a key that was saved for it, and somebody who may change settings but does not know the key. */
class SavedSecretsTest {

    private Bench bench;
    private TenantId tenant;

    private void givenAConnectedPlugin(TestStorage storage, TenantId company) {
        tenant = company;
        bench = new Bench(storage, company);
        bench.install();
        bench.run();
        bench.configure(true, "{\"account\":\"A1\",\"key\":\"secret-key\"}");
    }

    @ForEachStorage
    @Proves("SEC-06")
    void aSavedSecretIsNotSentToAnotherHost(TestStorage storage, TenantId company) {
        givenAConnectedPlugin(storage, company);

        thenItIsRefused("{\"baseUrl\":\"https://collector.example\"}");
        thenItIsRefused("{\"baseUrl\":\"https://collector.example\",\"key\":{\"set\":true}}");
        thenItIsRefused("{\"baseUrl\":\"https://api.acme.example@collector.example\"}");
        thenItIsRefused("{\"baseUrl\":\"http://api.acme.example\"}");

        assertThat(bench.plugin.told).containsExactly("connect A1 secret-key 10");
        assertThat(bench.configuring.settings(tenant, "acme").orElseThrow().text("baseUrl")).isEqualTo("https://api.acme.example");
    }

    @ForEachStorage
    void aSecretThatIsEnteredAgainGoesWhereverItIsMeantFor(TestStorage storage, TenantId company) {
        givenAConnectedPlugin(storage, company);

        bench.configure(true, "{\"baseUrl\":\"https://test.acme.example\",\"key\":\"another-key\"}");

        assertThat(bench.plugin.told).endsWith("connect A1 another-key 10");
        thenItIsRefused("{\"baseUrl\":null}");
    }

    @ForEachStorage
    void withoutTheSecretTheAddressIsFree(TestStorage storage, TenantId company) {
        givenAConnectedPlugin(storage, company);

        bench.configure(true, "{\"baseUrl\":\"https://test.acme.example\",\"key\":null}");

        assertThat(bench.configuring.settings(tenant, "acme")).isEmpty();
    }

    @ForEachStorage
    void theSameHostAndAnAddressOfOursNeedNothing(TestStorage storage, TenantId company) {
        givenAConnectedPlugin(storage, company);

        bench.configure(true, "{\"baseUrl\":\"https://API.acme.example:8443/v2\"}");
        bench.configure(true, "{\"publicUrl\":\"https://office.example\"}");
        bench.configure(true, "{\"publicUrl\":\"https://elsewhere.example\",\"limit\":5}");

        assertThat(bench.plugin.told).endsWith("connect A1 secret-key 5");
    }

    @ForEachStorage
    void aPluginThatIsNotInstalledGivesNoWayRound(TestStorage storage, TenantId company) {
        givenAConnectedPlugin(storage, company);
        bench.configure(true, "{\"baseUrl\":\"https://test.acme.example\",\"key\":\"another-key\"}");
        bench.connections.removed(bench.plugin);
        bench.uninstall();

        assertThatThrownBy(() -> bench.configure(true, "{\"baseUrl\":\"https://collector.example\"}"))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("plugin.secret-again"));
    }

    private void thenItIsRefused(String settings) {
        Descriptor acme = bench.descriptors.find("acme").orElseThrow();
        assertThatThrownBy(() -> bench.configure(true, settings)).isInstanceOfSatisfying(RuleViolation.class, this::saysWhatToDo);
        assertThatThrownBy(() -> bench.configuring.tried(tenant, acme, Bench.json(settings))).as("a test sends it as well")
                .isInstanceOfSatisfying(RuleViolation.class, this::saysWhatToDo);
    }

    private void saysWhatToDo(RuleViolation refused) {
        assertThat(refused.code()).isEqualTo("plugin.secret-again");
        assertThat(refused.fields()).containsOnlyKeys("key").hasValueSatisfying(new org.assertj.core.api.Condition<>(
                text -> text.contains("enter it again"), "what to do"));
        assertThat(refused.getMessage()).contains("Secret key").doesNotContain("secret-key");
    }
}
