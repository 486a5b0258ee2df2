package com.plumbline.camel.internal.event;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code plumbline-event:<type>?handler=<name>&tenant=<company>}: events of the appliance as the beginning or the end of a route.
 * What a route gets and gives stands in the README of this bundle.
 */
public final class EventComponent extends DefaultComponent {

    public static final String SCHEME = "plumbline-event";

    private final EventPort port;

    public EventComponent(EventPort port) {
        this.port = port;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new EventEndpoint(uri, this, port, remaining, getAndRemoveParameter(parameters, "handler", String.class),
                getAndRemoveParameter(parameters, "tenant", String.class));
    }
}
