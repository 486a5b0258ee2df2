package com.plumbline.twilio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.simulators.testing.SandboxVendor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request we make, and its answer, against Twilio's own document. */
class VendorDocumentTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    Path data;

    @Test
    @Proves("INT-02")
    void everyRequestAndAnswerFitsTheVendorsDocument() {
        VendorContract contract = VendorContract.orSkip();
        TestVendorContext context = new TestVendorContext(TwilioPlugin.ID, Clock.systemUTC());
        TwilioPlugin plugin = new TwilioPlugin(context);
        TwilioSmsCarrier carrier = new TwilioSmsCarrier(plugin);
        OutgoingSms sms = new OutgoingSms("msg_1", new PhoneNumber("+19135550101"), "Hello & welcome, 50% off + more");
        List<String> faults = new ArrayList<>();
        int requests = 0;
        try (SandboxVendor vendor = new SandboxVendor(TwilioPlugin.ID, data)) {
            plugin.test(ACME, new PluginSettings(vendor.settings()));
            for (String service : List.of("", vendor.get("/sandbox/companies").at("/items/0/twilio/messagingServiceSid").asText())) {
                plugin.connect(ACME, new PluginSettings(vendor.settings("messagingServiceSid", service)));
                carrier.send(ACME, sms);
                carrier.find(ACME, sms, Instant.now(), Set.of());
                plugin.disconnect(ACME);
            }
            for (JsonNode item : vendor.get("/sandbox/requests?vendor=twilio").path("items")) {
                faults.addAll(contract.faults(Exchange.of(item)));
                requests++;
            }
        } finally {
            plugin.stop();
        }
        assertThat(faults).isEmpty();
        assertThat(requests).isEqualTo(5);
    }
}
