package com.plumbline.propertyfacts.internal;

import com.plumbline.camel.Access;
import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens and closes the companies' lines to their register of properties. */
@Component(immediate = true, service = {Plugin.class, PropertyPlugin.class})
public final class PropertyPlugin implements Plugin {

    static final String ID = "propertyfacts";

    private static final int ATTEMPTS = 3;

    private final VendorContext context;
    private final Map<TenantId, PropertySettings> companies = new ConcurrentHashMap<>();

    @Activate
    public PropertyPlugin(BundleContext bundle, @Reference VendorContexts contexts) {
        this(contexts.open(bundle, ID));
    }

    PropertyPlugin(VendorContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        PropertySettings ours = PropertySettings.from(settings);
        context.connect(tenant, line(ours));
        companies.put(tenant, ours);
    }

    @Override
    public void disconnect(TenantId tenant) {
        companies.remove(tenant);
        context.disconnect(tenant);
    }

    @Override
    public TestResult test(TenantId tenant, PluginSettings settings) {
        try {
            PropertySettings ours = PropertySettings.from(settings);
            try (VendorLine line = context.trial(tenant, line(ours).within(Duration.ofSeconds(4), Duration.ofSeconds(10)))) {
                var account = line.call(account(ours)).json();
                return account.has("remainingLookups") ? TestResult.works("The property register answers; " + account.path("remainingLookups").asLong()
                        + " look-ups are left.") : TestResult.fails("not-a-register", "The base address does not answer as a property register does. Check it.");
            }
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        } catch (RuleViolation unusable) {
            return TestResult.fails(unusable.code(), unusable.getMessage());
        }
    }

    Optional<PropertySettings> settings(TenantId tenant) {
        return Optional.ofNullable(companies.get(tenant));
    }

    Optional<VendorLine> line(TenantId tenant) {
        return context.line(tenant);
    }

    private static LineSettings line(PropertySettings settings) {
        return LineSettings.to("Property register", settings.base(), Access.fixed(Map.of(settings.keyHeader(), settings.apiKey())), new PropertyErrors())
                .callsPerSecond(settings.callsPerSecond())
                .attempts(ATTEMPTS, Duration.ofMillis(500), Duration.ofSeconds(10))
                .within(Duration.ofSeconds(5), settings.timeout())
                .answerBytes(1 << 20)
                .probe(account(settings));
    }

    private static VendorCall account(PropertySettings settings) {
        return VendorCall.get(ID + ".account", URI.create(settings.base() + "/v1/account"));
    }

    @Deactivate
    void stop() {
        companies.clear();
        context.close();
    }
}
