package com.plumbline.claude.internal;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens and closes the companies' lines to Anthropic. */
@Component(immediate = true, service = {Plugin.class, ClaudePlugin.class})
public final class ClaudePlugin implements Plugin {

    static final String ID = "claude";

    private static final int CALLS_PER_SECOND = 5;
    /** The vendor's own clients repeat twice. */
    private static final int ATTEMPTS = 3;

    private final VendorContext context;
    private final Map<TenantId, ClaudeSettings> companies = new ConcurrentHashMap<>();

    @Activate
    public ClaudePlugin(BundleContext bundle, @Reference VendorContexts contexts) {
        this(contexts.open(bundle, ID));
    }

    ClaudePlugin(VendorContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        ClaudeSettings ours = ClaudeSettings.from(settings);
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
            ClaudeSettings ours = ClaudeSettings.from(settings);
            try (VendorLine line = context.trial(tenant, line(ours).within(Duration.ofSeconds(4), Duration.ofSeconds(10)))) {
                return judge(ours, line.call(models(ours)).json());
            }
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        } catch (RuleViolation unusable) {
            return TestResult.fails(unusable.code(), unusable.getMessage());
        }
    }

    private static TestResult judge(ClaudeSettings settings, JsonNode answer) {
        if (!answer.path("data").isArray()) {
            return TestResult.fails("not-anthropic",
                    "The base address does not answer as Anthropic's does. Check it: it is usually https://api.anthropic.com.");
        }
        Set<String> offered = new TreeSet<>();
        answer.path("data").forEach(model -> offered.add(model.path("id").asText()));
        for (String wanted : Set.of(settings.briefingModel(), settings.enrichmentModel())) {
            if (!offered.contains(wanted) && !answer.path("has_more").asBoolean()) {
                return TestResult.fails("model.unknown", "The key works, but Anthropic does not offer the model " + wanted
                        + " to this account. It offers " + String.join(", ", offered) + ".");
            }
        }
        return TestResult.works("Anthropic answers and offers " + settings.briefingModel()
                + (settings.briefingModel().equals(settings.enrichmentModel()) ? "." : " and " + settings.enrichmentModel() + "."));
    }

    Optional<ClaudeSettings> settings(TenantId tenant) {
        return Optional.ofNullable(companies.get(tenant));
    }

    Optional<VendorLine> line(TenantId tenant) {
        return context.line(tenant);
    }

    private static LineSettings line(ClaudeSettings settings) {
        Access key = Access.fixed(Map.of("x-api-key", settings.apiKey(), "anthropic-version", settings.version()));
        return LineSettings.to("Anthropic", settings.base(), key, new ClaudeErrors())
                .callsPerSecond(CALLS_PER_SECOND)
                .attempts(ATTEMPTS, Duration.ofMillis(500), Duration.ofSeconds(20))
                .within(Duration.ofSeconds(10), settings.timeout())
                .answerBytes(4 << 20)
                .probe(models(settings));
    }

    private static VendorCall models(ClaudeSettings settings) {
        return VendorCall.get(ID + ".models", URI.create(settings.base() + "/v1/models?limit=1000"));
    }

    @Deactivate
    void stop() {
        companies.clear();
        context.close();
    }
}
