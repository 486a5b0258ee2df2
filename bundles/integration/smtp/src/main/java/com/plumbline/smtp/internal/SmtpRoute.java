package com.plumbline.smtp.internal;

import com.plumbline.kernel.TenantId;
import jakarta.mail.Session;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/** One sender's route {@code smtp.send-<sender>} to its mail server. */
final class SmtpRoute extends RouteBuilder {

    private final TenantId sender;
    private final Endpoint server;

    SmtpRoute(TenantId sender, SmtpSettings settings, Session session, CamelContext camel) {
        this.sender = sender;
        MailConfiguration configuration = new MailConfiguration(camel);
        configuration.configureProtocol(MailSessions.protocol(settings));
        configuration.setHost(settings.host());
        configuration.setPort(settings.port());
        configuration.setUsername(settings.user());
        configuration.setPassword(settings.password());
        configuration.setSession(session);
        MailComponent component = new MailComponent(camel);
        component.setConfiguration(configuration);
        // Without the settings in its address, which Camel shows here and there.
        this.server = new MailEndpoint(id(sender) + "-server", component, configuration);
    }

    static String address(TenantId sender) {
        return "direct:" + id(sender) + "?block=false";
    }

    private static String id(TenantId sender) {
        return "smtp.send-" + sender;
    }

    @Override
    public void configure() {
        // Nothing is repeated here: the mail bundle does, and knows when to stop.
        errorHandler(noErrorHandler());
        from(address(sender)).routeId(id(sender)).to(server);
    }

    static void remove(CamelContext camel, TenantId sender) {
        try {
            camel.getRouteController().stopRoute(id(sender));
            camel.removeRoute(id(sender));
            camel.removeEndpoints("direct:" + id(sender) + "*");
            camel.removeEndpoints(id(sender) + "-server");
        } catch (Exception e) {
            // Camel declares no less; the caller logs it.
            throw new RuntimeCamelException("The route of " + sender + " cannot be removed", e);
        }
    }
}
