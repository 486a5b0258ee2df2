package com.plumbline.twilio.internal;

import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.kernel.TenantId;

/** What both of Twilio's webhooks have in common: the signature. */
abstract class TwilioHook implements WebhookHandler {

    private static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioPlugin plugin;

    TwilioHook(TwilioPlugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public final String plugin() {
        return TwilioPlugin.ID;
    }

    /** Checked against the public address of the settings: behind a proxy the request says another scheme and host. */
    @Override
    public final boolean genuine(TenantId tenant, WebhookRequest request) {
        return "POST".equals(request.method()) && plugin.account(tenant).map(TwilioAccount::settings)
                .filter(settings -> settings.publicUrl() != null)
                .flatMap(settings -> request.header(SIGNATURE).map(signature -> TwilioSignature.valid(settings.authToken(),
                        settings.publicUrl() + request.target(), request.form(), signature)))
                .orElse(false);
    }

    static String required(WebhookRequest request, String field) {
        return request.field(field).filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("The field " + field + " is missing."));
    }
}
