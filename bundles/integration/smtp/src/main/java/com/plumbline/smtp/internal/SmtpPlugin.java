package com.plumbline.smtp.internal;

import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorContexts;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import jakarta.mail.internet.MimeMessage;
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

/** Opens and closes mail accounts: the companies', and the appliance's own. */
@Component(immediate = true, service = {Plugin.class, SmtpPlugin.class})
public final class SmtpPlugin implements Plugin {

    static final String ID = "smtp";

    private static final Duration TRIAL = Duration.ofSeconds(8);

    private final VendorContext context;
    private final Clock clock;
    private final Map<TenantId, SmtpAccount> accounts = new ConcurrentHashMap<>();

    @Activate
    public SmtpPlugin(BundleContext bundle, @Reference VendorContexts contexts, @Reference Clock clock) {
        this(contexts.open(bundle, ID), clock);
        // Camel's mail producer puts this loader on the thread, and Jakarta Mail looks for its parts through it.
        context.camel().setApplicationContextClassLoader(MimeMessage.class.getClassLoader());
    }

    SmtpPlugin(VendorContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void connect(TenantId tenant, PluginSettings settings) {
        disconnect(tenant);
        accounts.put(tenant, new SmtpAccount(tenant, SmtpSettings.from(settings), context.camel(), clock));
    }

    @Override
    public void disconnect(TenantId tenant) {
        SmtpAccount account = accounts.remove(tenant);
        if (account != null) {
            account.close();
        }
    }

    @Override
    public TestResult test(TenantId tenant, PluginSettings settings) {
        try {
            SmtpSettings ours = SmtpSettings.from(settings);
            SmtpAccount.tryOut(ours, TRIAL);
            return TestResult.works(ours.host() + " answers" + (ours.user() == null ? "" : ", and the login is right")
                    + ". Whether it takes the sender address shows with the first mail.");
        } catch (VendorFailure failure) {
            return TestResult.fails(failure);
        } catch (RuleViolation unusable) {
            return TestResult.fails(unusable.code(), unusable.getMessage());
        }
    }

    Optional<SmtpAccount> account(TenantId tenant) {
        return Optional.ofNullable(accounts.get(tenant));
    }

    @Deactivate
    void stop() {
        accounts.clear();
        context.close();
    }
}
