package com.plumbline.twilio.internal;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens and closes the companies' Twilio accounts. */
@Component(immediate = true, service = {Plugin.class, TwilioPlugin.class})
public final class TwilioPlugin implements Plugin {

    static final String ID = "twilio";

    /** Twilio queues what comes faster than a number may send; this only keeps us from being throttled. */
    private static final int CALLS_PER_SECOND = 30;

    private final VendorContext context;
    private final TwilioErrors errors = new TwilioErrors();
    private final Map<TenantId, TwilioAccount> accounts = new ConcurrentHashMap<>();

    @Activate
    public TwilioPlugin(BundleContext bundle, @Reference VendorContexts contexts) {
        this(contexts.open(bundle, ID));
    }

    TwilioPlugin(VendorContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        disconnect(tenant);
        TwilioSettings ours = TwilioSettings.from(settings);
        VendorLine line = context.connect(tenant, line(ours));
        accounts.put(tenant, new TwilioAccount(tenant, ours, line, context.camel()));
    }

    @Override
    public void disconnect(TenantId tenant) {
        TwilioAccount account = accounts.remove(tenant);
        if (account != null) {
            account.close();
        }
        context.disconnect(tenant);
    }

    @Override
    public TestResult test(TenantId tenant, PluginSettings settings) {
        try {
            TwilioSettings ours = TwilioSettings.from(settings);
            try (VendorLine line = context.trial(tenant, line(ours).within(Duration.ofSeconds(4), Duration.ofSeconds(8)))) {
                return judge(ours, line);
            }
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        } catch (RuleViolation unusable) {
            return TestResult.fails(unusable.code(), unusable.getMessage());
        }
    }

    private static TestResult judge(TwilioSettings settings, VendorLine line) {
        var account = line.call(look(settings)).json();
        if (!account.path("sid").asText().equals(settings.accountSid())) {
            return TestResult.fails("not-twilio",
                    "The base address does not answer as Twilio's does. Check it: it is usually https://api.twilio.com.");
        }
        if (!"active".equals(account.path("status").asText("active"))) {
            return TestResult.fails("account." + account.path("status").asText(), "The Twilio account is "
                    + account.path("status").asText() + ". Look into Twilio's console.");
        }
        return TestResult.works("Twilio answers for the account \"" + account.path("friendly_name").asText() + "\"."
                + (settings.publicUrl() == null ? " Without a public address there are no receipts and no answers." : ""));
    }

    Optional<TwilioAccount> account(TenantId tenant) {
        return Optional.ofNullable(accounts.get(tenant));
    }

    TwilioErrors errors() {
        return errors;
    }

    private LineSettings line(TwilioSettings settings) {
        String credentials = Base64.getEncoder().encodeToString(
                (settings.accountSid() + ":" + settings.authToken()).getBytes(StandardCharsets.UTF_8));
        return LineSettings.to("Twilio", settings.base(), Access.fixed(Map.of("Authorization", "Basic " + credentials)), errors)
                .callsPerSecond(CALLS_PER_SECOND)
                .within(Duration.ofSeconds(5), Duration.ofSeconds(15))
                .probe(look(settings));
    }

    private static VendorCall look(TwilioSettings settings) {
        return VendorCall.get(ID + ".account", URI.create(settings.base() + "/2010-04-01/Accounts/" + settings.accountSid() + ".json"));
    }

    @Deactivate
    void stop() {
        accounts.clear();
        context.close();
    }
}
