package ${package}.internal;

import com.plumbline.camel.Access;
import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.camel.VendorErrors;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.PluginStates;
import com.plumbline.plugins.TestResult;
import java.net.URI;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Connects companies to ${pluginClass}: one line to the vendor and one route that listens, for each. */
@Component(service = Plugin.class, immediate = true)
public class ${pluginClass}Plugin implements Plugin {

    static final String ID = "${artifactId}";

    private final VendorContext context;
    private final PluginStates states;
    private final Observations observations;

    @Activate
    public ${pluginClass}Plugin(BundleContext bundle, @Reference VendorContexts contexts, @Reference PluginStates states, @Reference Observations observations) {
        this.context = contexts.open(bundle, ID);
        this.states = states;
        this.observations = observations;
    }

    @Deactivate
    public void close() {
        context.close();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        context.connect(tenant, line(settings));
        ${pluginClass}Routes.add(context.camel(), tenant, observations);
        states.ready(tenant, ID);
    }

    @Override
    public void disconnect(TenantId tenant) {
        ${pluginClass}Routes.remove(context.camel(), tenant);
        context.disconnect(tenant);
    }

    @Override
    public TestResult test(TenantId tenant, PluginSettings settings) {
        try (VendorLine line = context.trial(tenant, line(settings))) {
            line.call(VendorCall.get(ID + ".test", URI.create(settings.text("baseUrl"))));
            return TestResult.works("${pluginClass} answered.");
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        }
    }

    private static LineSettings line(PluginSettings settings) {
        Access access = Access.fixed(Map.of("Authorization", "Bearer " + settings.text("apiKey")));
        return LineSettings.to("${pluginClass}", URI.create(settings.text("baseUrl")), access, VendorErrors.byStatus(ID, "${pluginClass}"));
    }
}
