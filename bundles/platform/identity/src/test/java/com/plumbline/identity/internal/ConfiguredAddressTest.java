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
    void thisMachineHasANameSincePasskeysBelongToOne() {
        assertThat(new ConfiguredAddress(Map.of("publicUrl", "http://127.0.0.1:9090")).base()).isEqualTo("http://localhost:9090");
        assertThat(new ConfiguredAddress(Map.of("publicUrl", "http://127.0.0.100")).base()).isEqualTo("http://127.0.0.100");
        assertThat(ConfiguredAddress.listening(Map.of("PLUMBLINE_HOST", "192.0.2.7"))).isEqualTo("http://192.0.2.7:8080");
    }

    @Test
    void anAddressOfEveryNetworkIsNoAddressForALink() {
        assertThat(ConfiguredAddress.listening(Map.of("PLUMBLINE_HOST", "0.0.0.0", "PLUMBLINE_PORT", "9090"))).isEqualTo("http://localhost:9090");
        assertThat(ConfiguredAddress.listening(Map.of())).isEqualTo("http://localhost:8080");
    }
}
