package com.plumbline.propertyfacts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.briefing.spi.FoundFact;
import com.plumbline.briefing.spi.ProfileSubject;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import com.plumbline.simulators.testing.SandboxVendor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source against the simulated register over real HTTP. */
class PropertyFactsTest {

    private static final TenantId ACME = TenantId.of("acme");

    @TempDir
    static Path data;
    private static SandboxVendor vendor;

    private final TestVendorContext context = new TestVendorContext(PropertyPlugin.ID, Clock.systemUTC());
    private final PropertyPlugin plugin = new PropertyPlugin(context);
    private final PropertyFacts source = new PropertyFacts(plugin, Clock.systemUTC());

    @BeforeAll
    static void startVendor() {
        vendor = new SandboxVendor(PropertyPlugin.ID, data);
    }

    @AfterAll
    static void stopVendor() {
        vendor.close();
    }

    @AfterEach
    void stop() {
        vendor.delete("/sandbox/faults/property");
        plugin.stop();
    }

    @Test
    @Proves({"INT-40", "BRF-09"})
    void anAddressGoesOutAndAttributesOfTheHomeComeBackEachWithItsTime() {
        plugin.connect(ACME, new PluginSettings(vendor.settings()));
        List<FoundFact> facts = found();

        assertThat(facts).extracting(FoundFact::label).contains(FoundFact.AGE_OF_HOME, "Kind of home", "Size", "Bedrooms", "Roof", "Last sold");
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.category()).isEqualTo(FoundFact.Category.HOME);
            assertThat(fact.at()).isEqualTo("2026-01-31T00:00:00Z");
            assertThat(fact.value()).isNotBlank();
        });
        assertThat(facts).filteredOn(fact -> fact.label().equals(FoundFact.AGE_OF_HOME)).singleElement()
                .satisfies(fact -> assertThat(fact.value()).matches("Built in \\d{4}"));
        assertThat(facts.toString()).as("what is not taken").doesNotContainIgnoringCase("owner,").doesNotContain("Register Owner").doesNotContainIgnoringCase("mortgage")
                .doesNotContainIgnoringCase("assessed");
    }

    @Test
    @Proves({"INT-40", "NFR-02"})
    void nothingButTheAddressLeaves() {
        plugin.connect(ACME, new PluginSettings(vendor.settings()));
        found();
        JsonNode requests = vendor.get("/sandbox/requests?vendor=property").path("items");

        assertThat(requests).isNotEmpty();
        assertThat(requests.toString()).contains("street=").doesNotContain("Quackenbush", "cus_", "Wilhelmina", "UNKNOWN_PARAMETER", "prop_");
    }

    @Test
    @Proves("INT-40")
    void aHomeThatTheRegisterDoesNotHaveIsNoFailureAndABusinessIsNotAskedAbout() {
        plugin.connect(ACME, new PluginSettings(vendor.settings("requestsPerSecond", "50")));
        assertThat(IntStream.range(1, 60).mapToObj(number -> source.find(ACME, home(number + " Bluestem Way", false))).filter(List::isEmpty)).isNotEmpty();
        assertThat(source.find(ACME, home("12 Bluestem Way", true))).isEmpty();
        assertThat(source.find(ACME, new ProfileSubject("cus_1", "Wilhelmina Quackenbush", false, null, null, null, null, null))).isEmpty();
    }

    @Test
    @Proves("INT-40")
    void aWrongKeyAndASilentRegisterAreSaid() {
        TestResult wrong = plugin.test(ACME, new PluginSettings(vendor.settings("apiKey", "prop_wrong")));
        assertThat(wrong.ok()).isFalse();
        assertThat(wrong.message()).contains("does not accept the API key");
        assertThat(plugin.test(ACME, new PluginSettings(vendor.settings())).ok()).isTrue();
        assertThat(plugin.test(ACME, new PluginSettings(vendor.settings("baseUrl", "no address"))).code()).isEqualTo("plugin.settings-invalid");

        plugin.connect(ACME, new PluginSettings(vendor.settings()));
        vendor.put("/sandbox/faults/property", "{\"rate\":1,\"status\":503}");
        VendorFailure failure = catchThrowableOfType(VendorFailure.class, () -> source.find(ACME, home("12 Bluestem Way", false)));
        assertThat(failure.kind()).isEqualTo(VendorFailure.Kind.UNAVAILABLE);
        assertThat(source.ready(ACME)).isTrue();
    }

    /** Of the first address that the register has. */
    private List<FoundFact> found() {
        return IntStream.range(10, 30).mapToObj(number -> source.find(ACME, home(number + " Bluestem Way", false))).filter(facts -> !facts.isEmpty()).findFirst().orElseThrow();
    }

    private static ProfileSubject home(String street, boolean commercial) {
        return new ProfileSubject("cus_1", "Wilhelmina Quackenbush", commercial, street, "Olathe", "KS", "66061", "US");
    }
}
