package com.plumbline.claude.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.simulators.testing.SandboxVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request we make, and its answer, against the document of Anthropic's API. */
class VendorDocumentTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    Path data;

    @Test
    @Proves("INT-06")
    void everyRequestAndAnswerFitsTheVendorsDocument() throws IOException {
        VendorContract contract = VendorContract.orSkip();
        TestVendorContext context = new TestVendorContext(ClaudePlugin.ID, Clock.systemUTC());
        ClaudePlugin plugin = new ClaudePlugin(context);
        JsonNode schema = SandboxVendor.JSON.readTree("{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"array\",\"maxItems\":5,"
                + "\"items\":{\"type\":\"string\",\"minLength\":1}}},\"required\":[\"summary\"]}");
        List<String> faults = new ArrayList<>();
        int requests = 0;
        try (SandboxVendor vendor = new SandboxVendor(ClaudePlugin.ID, data)) {
            plugin.test(ACME, new PluginSettings(vendor.settings()));
            plugin.connect(ACME, new PluginSettings(vendor.settings()));
            new ClaudeModel(plugin).ask(ACME, new ModelRequest("briefing.write", "briefing", 1, "System.", "Question.", schema, 500,
                    Duration.ofSeconds(20)));
            for (JsonNode item : vendor.get("/sandbox/requests?vendor=anthropic").path("items")) {
                assertThat(item.at("/headers/anthropic-version").asText()).isEqualTo("2026-10-21");
                faults.addAll(contract.faults(Exchange.of(item)));
                requests++;
            }
        } finally {
            plugin.stop();
        }
        assertThat(faults).isEmpty();
        assertThat(requests).isEqualTo(2);
    }
}
