package com.plumbline.twilio.internal;

import com.plumbline.kernel.TenantId;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;

/** A company's route, {@code twilio.send-<company>}, over a component that holds the company's client. */
final class TwilioRoutes extends RouteBuilder {

    private final TenantId tenant;

    TwilioRoutes(TenantId tenant) {
        this.tenant = tenant;
    }

    static String component(TenantId tenant) {
        return "twilio-" + tenant;
    }

    static String send(TenantId tenant) {
        return "direct:twilio.send-" + tenant + "?block=false";
    }

    private static String id(TenantId tenant) {
        return "twilio.send-" + tenant;
    }

    @Override
    public void configure() {
        // Nothing is repeated here: whether a message was sent is found out first, by messaging.
        errorHandler(noErrorHandler());
        from(send(tenant)).routeId(id(tenant)).to(component(tenant) + ":message/creator");
    }

    static void remove(CamelContext camel, TenantId tenant) {
        try {
            camel.getRouteController().stopRoute(id(tenant));
            camel.removeRoute(id(tenant));
            camel.removeEndpoints("direct:" + id(tenant) + "*");
            camel.removeEndpoints(component(tenant) + ":*");
            camel.removeComponent(component(tenant));
        } catch (Exception e) {
            // Camel declares no less; the caller logs it.
            throw new RuntimeCamelException("The route of " + tenant + " cannot be removed", e);
        }
    }
}
