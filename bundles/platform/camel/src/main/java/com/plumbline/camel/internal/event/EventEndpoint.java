package com.plumbline.camel.internal.event;

import com.plumbline.kernel.TenantId;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Events of one type, or of one beginning ({@code job.*}). */
final class EventEndpoint extends DefaultEndpoint {

    private final EventPort port;
    private final String type;
    private final String handler;
    private final TenantId tenant;

    EventEndpoint(String uri, EventComponent component, EventPort port, String type, String handler, String tenant) {
        super(uri, component);
        this.port = port;
        this.type = type;
        this.handler = handler;
        this.tenant = tenant == null ? null : TenantId.of(tenant);
    }

    @Override
    public Producer createProducer() {
        return new EventProducer(this);
    }

    /** @throws IllegalArgumentException without a handler: its name is what remembers how far it has come */
    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (handler == null || !handler.contains(".")) {
            throw new IllegalArgumentException("plumbline-event:" + type + " needs ?handler=<bundle>.<what>, the stable name under which "
                    + "the appliance remembers what this route has not seen yet");
        }
        EventConsumer consumer = new EventConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    EventPort port() {
        return port;
    }

    String type() {
        return type;
    }

    String handler() {
        return handler;
    }

    /** {@code null}: every company that has the plug-in. */
    TenantId tenant() {
        return tenant;
    }
}
