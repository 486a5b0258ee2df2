package com.plumbline.servicetitan.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.contract.VendorDocument;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.servicetitan.internal.FieldMap.EntityMap;
import com.plumbline.servicetitan.internal.FieldMap.FieldRule;
import com.plumbline.simulators.testing.SandboxVendor;
import com.plumbline.sync.spi.MirrorBatch;
import com.plumbline.sync.spi.SyncScope;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The field map, every request we make, and its answer, against ServiceTitan's own documents. */
class VendorDocumentTest {

    private static final TenantId ACME = TenantId.of("acme");

    private final VendorContract contract = VendorContract.orSkip();
    private final List<String> faults = new ArrayList<>();

    @TempDir
    Path data;

    @Test
    @Proves({"MIG-06", "MIG-11"})
    void everyPathAndFieldOfTheMapStandsInTheVendorsDocument() {
        for (EntityMap entity : FieldMap.read().entities().values()) {
            VendorDocument document = contract.serviceTitan(entity.document());
            if (entity.feed() != null) {
                checkFields(document, entity, entity.feed(), null);
            }
            if (entity.list() != null) {
                checkFields(document, entity, entity.list(), entity.listRecord());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @Proves("INT-01")
    void everyRequestAndAnswerFitsTheVendorsDocument() {
        TestVendorContext context = new TestVendorContext(ServiceTitanPlugin.ID, Clock.systemUTC());
        ServiceTitanPlugin plugin = new ServiceTitanPlugin(context, Clock.systemUTC());
        ServiceTitanMirrorSource source = new ServiceTitanMirrorSource(plugin, Clock.systemUTC());
        int requests = 0;
        try (SandboxVendor vendor = new SandboxVendor(ServiceTitanPlugin.ID, data)) {
            plugin.connect(ACME, new PluginSettings(vendor.settings()));
            for (SyncScope scope : List.of(SyncScope.everything(), SyncScope.jobs(180))) {
                for (String entity : source.entities()) {
                    MirrorBatch first = source.next(ACME, entity, null, scope);
                    source.next(ACME, entity, first.cursor(), scope);
                    source.tally(ACME, entity, scope);
                    source.expected(ACME, entity, scope);
                }
            }
            for (JsonNode item : vendor.get("/sandbox/requests?vendor=servicetitan").path("items")) {
                faults.addAll(contract.faults(Exchange.of(item)));
                requests++;
            }
        } finally {
            source.stop();
            plugin.stop();
        }
        assertThat(faults).isEmpty();
        assertThat(requests).isGreaterThan(100);
    }

    private void checkFields(VendorDocument document, EntityMap entity, String path, String within) {
        JsonNode record = document.recordOf(path.replace("{tenant}", "1"));
        if (record == null) {
            faults.add(path + " is not in the document");
            return;
        }
        String nested = within == null ? "" : within + ".";
        boolean feed = path.equals(entity.feed());
        for (FieldRule rule : entity.fields()) {
            boolean there = document.fieldOf(record, nested + rule.from()) != null;
            // Two fields have another name where the list of calls nests them; only its id, times and money are read.
            if (!there && (feed || within == null)) {
                faults.add(entity.entity() + ": " + path + " has no " + rule.from());
            }
        }
        for (String needed : List.of(entity.id(), entity.modifiedAt())) {
            if (document.fieldOf(record, nested + needed) == null) {
                faults.add(entity.entity() + ": " + path + " has no " + needed);
            }
        }
    }
}
