package com.plumbline.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DescriptorTest {

    @Test
    void theDescriptorIsReadAndItsSecretsAreKnown() {
        Descriptor acme = Descriptor.read(Bench.json(Bench.DESCRIPTOR), null, null);

        assertThat(acme.id()).isEqualTo("acme");
        assertThat(acme.offers()).containsExactly("sms");
        assertThat(acme.settings().isSecret("key")).isTrue();
        assertThat(acme.settings().isSecret("account")).isFalse();
        assertThat(acme.settings().schema().at("/properties/limit/x-unit").asText()).as("the form's own words stay").isEqualTo("calls");
    }

    @Test
    void aDescriptorWithoutSettingsTakesNone() {
        Descriptor plain = Descriptor.read(Bench.json("{\"id\":\"plain\"}"), null, null);

        assertThat(plain.settings().missing(Grants.object())).isEmpty();
        assertThat(plain.settings().wrong((ObjectNode) Bench.json("{\"x\":1}"))).containsOnlyKeys("x");
    }

    @Test
    void aBadIdIsRefused() {
        for (String id : new String[] {"", "A", "../x", "with space", "x", "-acme"}) {
            assertThatThrownBy(() -> Descriptor.read(Bench.json("{\"id\":\"" + id + "\"}"), null, null)).as(id).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onlyThisMachineIsASandbox() {
        assertThat(sandbox("http://127.0.0.1:8089/twilio")).isTrue();
        assertThat(sandbox("http://localhost:8089")).isTrue();
        assertThat(sandbox("http://[::1]:8089")).isTrue();
        assertThat(sandbox("https://api.twilio.com")).isFalse();
        assertThat(sandbox("https://127.0.0.1.evil.example")).isFalse();
        assertThat(sandbox("not an address")).isFalse();
        assertThat(PluginJson.isSandbox(Grants.object())).isFalse();
    }

    private static boolean sandbox(String baseUrl) {
        return PluginJson.isSandbox(Grants.object().put("baseUrl", baseUrl));
    }
}
