package com.plumbline.twilio.internal;

import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.CarrierReports;
import java.sql.Connection;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts. Their order is not guaranteed; messaging never moves a message backwards. */
@Component(service = WebhookHandler.class)
public final class TwilioStatusHook extends TwilioHook {

    static final String KIND = "status";

    private final CarrierReports reports;
    private final Clock clock;

    @Activate
    public TwilioStatusHook(@Reference TwilioPlugin plugin, @Reference CarrierReports reports, @Reference Clock clock) {
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
        return required(request, "MessageSid") + ":" + required(request, "MessageStatus");
    }

    @Override
    public WebhookAnswer receive(TenantId tenant, Connection connection, WebhookRequest request) {
        reports.receipt(tenant, TwilioPlugin.ID, required(request, "MessageSid"), TwilioStatus.state(required(request, "MessageStatus")),
                request.field("ErrorCode").filter(code -> !code.isBlank()).orElse(null), clock.instant());
        return WebhookAnswer.received();
    }
}
