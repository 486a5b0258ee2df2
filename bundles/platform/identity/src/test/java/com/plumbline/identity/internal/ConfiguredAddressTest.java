package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredAddressTest {

    @Test
    void theOperatorsWordCountsAndNonsenseDoesNot() {
        assertThat(new ConfiguredAddress(Map.of("publicUrl", " https://office.example.com/ ")).link("/reset#x")).isEqualTo("https://office.example.com/reset#x");
        String listening = ConfiguredAddress.listening(System.getenv());
        assertThat(new ConfiguredAddress(Map.of()).base()).isEqualTo(listening);
        assertThat(new ConfiguredAddress(Map.of("publicUrl", "office.example.com")).base()).isEqualTo(listening);
        assertThat(new ConfiguredAddress(Map.of("publicUrl", "https://me@evil.example/x")).base()).isEqualTo(listening);
    }

    @Test
    void anAddressOfEveryNetworkIsNoAddressForALink() {
        assertThat(ConfiguredAddress.listening(Map.of("PLUMBLINE_HOST", "0.0.0.0", "PLUMBLINE_PORT", "9090"))).isEqualTo("http://127.0.0.1:9090");
        assertThat(ConfiguredAddress.listening(Map.of())).isEqualTo("http://127.0.0.1:8080");
    }
}
