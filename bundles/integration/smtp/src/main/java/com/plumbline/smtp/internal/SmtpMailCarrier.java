package com.plumbline.smtp.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.mail.spi.MailCarrier;
import com.plumbline.mail.spi.OutgoingMail;
import com.plumbline.plugins.PluginStates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** SMTP as a carrier of mail; tells the plug-in's state by what becomes of the mails. */
@Component
public final class SmtpMailCarrier implements MailCarrier {

    private final SmtpPlugin plugin;
    private final PluginStates states;

    @Activate
    public SmtpMailCarrier(@Reference SmtpPlugin plugin, @Reference PluginStates states) {
        this.plugin = plugin;
        this.states = states;
    }

    @Override
    public String id() {
        return SmtpPlugin.ID;
    }

    @Override
    public boolean ready(TenantId sender) {
        return plugin.account(sender).isPresent();
    }

    @Override
    public String send(TenantId sender, OutgoingMail mail) {
        SmtpAccount account = plugin.account(sender).orElseThrow(() -> new VendorFailure(SmtpPlugin.ID, SmtpPlugin.ID + ".send", Kind.UNAVAILABLE,
                "not-connected", "E-mail is not connected. Connect it under Connections."));
        try {
            account.send(mail);
            states.called(sender, SmtpPlugin.ID, true, null);
            states.ready(sender, SmtpPlugin.ID);
            return null;
        } catch (VendorFailure failure) {
            report(sender, failure);
            throw failure;
        }
    }

    private void report(TenantId sender, VendorFailure failure) {
        boolean mailsFault = failure.kind() == Kind.REJECTED;
        states.called(sender, SmtpPlugin.ID, mailsFault, failure.getMessage());
        if (failure.kind() == Kind.REFUSED) {
            states.down(sender, SmtpPlugin.ID, failure.getMessage());
        } else if (failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.TIMEOUT) {
            states.degraded(sender, SmtpPlugin.ID, failure.getMessage());
        }
    }
}
