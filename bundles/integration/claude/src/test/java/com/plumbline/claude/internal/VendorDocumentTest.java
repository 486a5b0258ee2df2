package com.plumbline.claude.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorDocument;
import com.plumbline.kernel.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request we make against the document of Anthropic's API. */
class VendorDocumentTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    Path data;

    @Test
    @Proves("INT-06")
    void everyRequestFitsTheVendorsDocument() throws IOException {
        VendorDocument document = VendorDocument.read(VendorDocument.folderOrSkip().resolve("anthropic_messages_from_sdk_1.12.0.json.gz"));
        TestVendorContext context = new TestVendorContext(ClaudePlugin.ID, Clock.systemUTC());
        ClaudePlugin plugin = new ClaudePlugin(context);
        JsonNode schema = SandboxVendor.JSON.readTree("{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"array\",\"maxItems\":5,"
                + "\"items\":{\"type\":\"string\",\"minLength\":1}}},\"required\":[\"summary\"]}");
        List<String> faults = new ArrayList<>();
        int requests = 0;
        try (SandboxVendor vendor = new SandboxVendor(data)) {
            plugin.test(ACME, vendor.settings());
            plugin.connect(ACME, vendor.settings());
            new ClaudeModel(plugin).ask(ACME, new ModelRequest("briefing.write", "briefing", 1, "System.", "Question.", schema, 500,
                    Duration.ofSeconds(20)));
            for (JsonNode item : vendor.get("/sandbox/requests?vendor=anthropic").path("items")) {
                assertThat(item.at("/headers/anthropic-version").asText()).isEqualTo("2026-10-21");
                assertThat(item.path("headers").has("x-api-key")).isTrue();
                faults.addAll(document.faults(item.path("method").asText(), item.path("path").asText().replaceFirst("^/anthropic", ""),
                        item.path("query").asText(null), item.at("/headers/content-type").asText(null), item.path("body").asText()));
                requests++;
            }
        } finally {
            plugin.stop();
        }
        assertThat(faults).isEmpty();
        assertThat(requests).isEqualTo(2);
    }
}
