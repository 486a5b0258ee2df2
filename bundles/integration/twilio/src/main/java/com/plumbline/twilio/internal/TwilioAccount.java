package com.plumbline.twilio.internal;

import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import com.twilio.base.ResourceSet;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.twilio.TwilioComponent;

/** One company's Twilio account: its component, its route and the account's client. */
final class TwilioAccount implements AutoCloseable {

    private static final String HEADER = "CamelTwilio.";
    /** Clocks differ; and a message is listed newest first, so looking a little further back costs nothing. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int PAGE = 50;
    private static final int MOST_LOOKED_AT = 1000;

    private final TenantId tenant;
    private final TwilioSettings settings;
    private final TwilioRestClient client;
    private final CamelContext camel;
    private final ProducerTemplate template;

    TwilioAccount(TenantId tenant, TwilioSettings settings, VendorLine line, CamelContext camel) {
        this.tenant = tenant;
        this.settings = settings;
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.client = new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
                .accountSid(settings.accountSid()).httpClient(new LineHttpClient(line, settings.base())).build();
        TwilioComponent component = new TwilioComponent();
        component.setRestClient(client);
        camel.addComponent(TwilioRoutes.component(tenant), component);
        try {
            camel.addRoutes(new TwilioRoutes(tenant));
        } catch (Exception e) {
            // Camel declares no less; the caller shows it as the plug-in's state.
            throw new RuntimeCamelException("The route of " + tenant + " cannot be made", e);
        }
    }

    TwilioSettings settings() {
        return settings;
    }

    SentSms send(OutgoingSms sms) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(HEADER + "to", new PhoneNumber(sms.to().e164()));
        headers.put(HEADER + "body", sms.body());
        if (settings.messagingServiceSid() != null) {
            headers.put(HEADER + "messagingServiceSid", settings.messagingServiceSid());
        } else {
            headers.put(HEADER + "from", new PhoneNumber(settings.from().e164()));
        }
        settings.hook(tenant, TwilioStatusHook.KIND).ifPresent(url -> headers.put(HEADER + "statusCallback", URI.create(url)));
        try {
            return sent(template.requestBodyAndHeaders(TwilioRoutes.send(tenant), null, headers, Message.class));
        } catch (CamelExecutionException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    /**
     * Asks by recipient only: Twilio's filter looks at the date a message was <em>sent</em>, and one that has been taken but still
     * waits has none.
     */
    Optional<SentSms> find(OutgoingSms sms, Instant since, Set<String> notThese) {
        ResourceSet<Message> newestFirst = Message.reader().setTo(new PhoneNumber(sms.to().e164())).limit(MOST_LOOKED_AT).pageSize(PAGE).read(client);
        Instant from = since.minus(CLOCKS_DIFFER);
        Message oldest = null;
        for (Message message : newestFirst) {
            if (message.getDateCreated() != null && message.getDateCreated().toInstant().isBefore(from)) {
                break;
            }
            if (message.getBody().equals(sms.body()) && message.getDirection() == Message.Direction.OUTBOUND_API
                    && !notThese.contains(message.getSid())) {
                oldest = message;
            }
        }
        return Optional.ofNullable(oldest).map(TwilioAccount::sent);
    }

    SentSms status(String sid) {
        return sent(Message.fetcher(sid).fetch(client));
    }

    private static SentSms sent(Message message) {
        String status = message.getStatus() == null ? "" : message.getStatus().toString();
        SentSms.State state = TwilioStatus.state(status);
        return new SentSms(message.getSid(), state, segments(message.getNumSegments()),
                message.getErrorCode() == null ? null : message.getErrorCode().toString(), message.getErrorMessage());
    }

    /** Text with a number; with a messaging service 0 until it is sent. */
    private static int segments(String count) {
        return count == null || !count.matches("\\d{1,3}") ? 0 : Integer.parseInt(count);
    }

    /** camel-twilio calls the SDK by reflection, so what the line said lies some causes deep. */
    private static RuntimeException unwrapped(RuntimeException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof VendorFailure said) {
                return said;
            }
        }
        return wrapped;
    }

    @Override
    public void close() {
        TwilioRoutes.remove(camel, tenant);
    }
}
