package com.plumbline.twilio.internal;

import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.CarrierReports;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people answer. The reply, if there is one, goes back as TwiML in the same breath. */
@Component(service = WebhookHandler.class)
public final class TwilioInboundHook extends TwilioHook {

    static final String KIND = "inbound";

    private final CarrierReports reports;
    private final Clock clock;

    @Activate
    public TwilioInboundHook(@Reference TwilioPlugin plugin, @Reference CarrierReports reports, @Reference Clock clock) {
        super(plugin);
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String eventId(WebhookRequest request) {
        return required(request, "MessageSid");
    }

    @Override
    public WebhookAnswer receive(TenantId tenant, Connection connection, WebhookRequest request) {
        Optional<String> reply = reports.inbound(tenant, TwilioPlugin.ID, required(request, "MessageSid"), phone(request, "From"),
                phone(request, "To"), request.field("Body").orElse(""), clock.instant());
        return WebhookAnswer.of("text/xml; charset=utf-8", twiml(reply));
    }

    /** Short codes and names cannot be dialled, but they can write; they are kept as they come. */
    private static PhoneNumber phone(WebhookRequest request, String field) {
        String value = required(request, field);
        return PhoneNumber.parse(value).orElseGet(() -> new PhoneNumber(value));
    }

    static String twiml(Optional<String> reply) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + reply.map(text -> "<Response><Message>" + escaped(text) + "</Message></Response>")
                .orElse("<Response/>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
