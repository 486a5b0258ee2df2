package com.plumbline.servicetitan.internal;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens and closes the companies' lines to ServiceTitan. */
@Component(immediate = true, service = {Plugin.class, ServiceTitanPlugin.class})
public final class ServiceTitanPlugin implements Plugin {

    static final String ID = "servicetitan";

    private static final String NAME = "ServiceTitan";
    /** With a third of all answers failing, one call in fifteen thousand fails for good. */
    private static final int ATTEMPTS = 8;

    private final VendorContext context;
    private final Clock clock;
    private final FieldMap map = FieldMap.read();
    private final Map<TenantId, ServiceTitanCompany> companies = new ConcurrentHashMap<>();

    @Activate
    public ServiceTitanPlugin(BundleContext bundle, @Reference VendorContexts contexts, @Reference Clock clock) {
        this(contexts.open(bundle, ID), clock);
    }

    ServiceTitanPlugin(VendorContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        ServiceTitanSettings ours = ServiceTitanSettings.from(settings);
        VendorLine line = context.connect(tenant, line(ours));
        companies.put(tenant, new ServiceTitanCompany(ours, line, map, clock));
    }

    @Override
    public void disconnect(TenantId tenant) {
        companies.remove(tenant);
        context.disconnect(tenant);
    }

    @Override
    public TestResult test(TenantId tenant, PluginSettings settings) {
        try {
            ServiceTitanSettings ours = ServiceTitanSettings.from(settings);
            try (VendorLine line = context.trial(tenant, line(ours).within(Duration.ofSeconds(4), Duration.ofSeconds(6)))) {
                new ServiceTitanReader(ours, line).tryOut();
                return TestResult.works("ServiceTitan answers for tenant " + ours.tenantId() + ".");
            }
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        } catch (RuleViolation unusable) {
            return TestResult.fails(unusable.code(), unusable.getMessage());
        }
    }

    Optional<ServiceTitanCompany> company(TenantId tenant) {
        return Optional.ofNullable(companies.get(tenant));
    }

    FieldMap map() {
        return map;
    }

    private LineSettings line(ServiceTitanSettings settings) {
        return LineSettings.to(NAME, settings.base(), new ServiceTitanAccess(settings, clock), new ServiceTitanErrors())
                .callsPerSecond(settings.callsPerSecond())
                .attempts(ATTEMPTS, Duration.ofMillis(500), Duration.ofSeconds(30))
                .within(Duration.ofSeconds(10), Duration.ofSeconds(100))
                .probe(ServiceTitanReader.probe(settings));
    }

    @Deactivate
    void stop() {
        companies.clear();
        context.close();
    }
}
