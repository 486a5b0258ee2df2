package com.plumbline.twilio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorDocument;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.OutgoingSms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request we make against Twilio's own document. */
class VendorDocumentTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    Path data;

    @Test
    @Proves("INT-02")
    void everyRequestFitsTheVendorsDocument() {
        VendorDocument document = VendorDocument.read(VendorDocument.folderOrSkip().resolve("twilio_api_v2010.json.gz"));
        TestVendorContext context = new TestVendorContext(TwilioPlugin.ID, Clock.systemUTC());
        TwilioPlugin plugin = new TwilioPlugin(context);
        TwilioSmsCarrier carrier = new TwilioSmsCarrier(plugin);
        OutgoingSms sms = new OutgoingSms("msg_1", new PhoneNumber("+19135550101"), "Hello & welcome, 50% off + more");
        List<String> faults = new ArrayList<>();
        int requests = 0;
        try (SandboxVendor vendor = new SandboxVendor(data)) {
            plugin.test(ACME, vendor.settings("http://127.0.0.1:1"));
            for (String service : List.of("", vendor.get("/sandbox/companies").at("/items/0/twilio/messagingServiceSid").asText())) {
                plugin.connect(ACME, vendor.settings("http://127.0.0.1:1", "messagingServiceSid", service));
                carrier.send(ACME, sms);
                carrier.find(ACME, sms, Instant.now(), Set.of());
                plugin.disconnect(ACME);
            }
            for (JsonNode item : vendor.get("/sandbox/requests?vendor=twilio").path("items")) {
                faults.addAll(document.faults(item.path("method").asText(), item.path("path").asText().replaceFirst("^/twilio", ""),
                        item.path("query").asText(null), item.at("/headers/content-type").asText(null), item.path("body").asText()));
                requests++;
            }
        } finally {
            plugin.stop();
        }
        assertThat(faults).isEmpty();
        assertThat(requests).isEqualTo(5);
    }
}
