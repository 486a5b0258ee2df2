package com.plumbline.twilio.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import com.plumbline.messaging.spi.SmsSender;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Twilio as a carrier of text messages. */
@Component
public final class TwilioSmsCarrier implements SmsCarrier {

    private final TwilioPlugin plugin;

    @Activate
    public TwilioSmsCarrier(@Reference TwilioPlugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public String id() {
        return TwilioPlugin.ID;
    }

    @Override
    public boolean ready(TenantId tenant) {
        return plugin.account(tenant).isPresent();
    }

    @Override
    public SentSms send(TenantId tenant, OutgoingSms sms) {
        try {
            return account(tenant).send(sms);
        } catch (VendorFailure failure) {
            throw neverLeft(failure) ? new VendorFailure(failure.vendor(), failure.operation(), Kind.UNAVAILABLE, UNREACHABLE,
                    failure.getMessage(), null, failure.retryAfter().orElse(null), failure) : failure;
        }
    }

    /** No connection was made, so Twilio cannot have taken the message. */
    private static boolean neverLeft(VendorFailure failure) {
        return failure.kind() == Kind.UNAVAILABLE && (failure.code().startsWith("unreachable.") || failure.code().startsWith("line."));
    }

    @Override
    public Optional<SentSms> find(TenantId tenant, OutgoingSms sms, Instant since, Set<String> notThese) {
        return account(tenant).find(sms, since, notThese);
    }

    @Override
    public Optional<SentSms> status(TenantId tenant, String carrierId) {
        return Optional.of(account(tenant).status(carrierId));
    }

    @Override
    public Optional<SmsSender> sender(TenantId tenant) {
        return plugin.account(tenant).map(account -> account.settings().sender());
    }

    @Override
    public SmsProblem explain(String errorCode) {
        return plugin.errors().explain(errorCode);
    }

    /** Twilio does so by default, for numbers and messaging services alike. */
    @Override
    public boolean answersKeywords(TenantId tenant) {
        return true;
    }

    private TwilioAccount account(TenantId tenant) {
        return plugin.account(tenant).orElseThrow(() -> new VendorFailure(TwilioPlugin.ID, TwilioPlugin.ID + ".send", Kind.REFUSED,
                "not-connected", "Twilio is not connected. Connect it under Connections."));
    }
}
