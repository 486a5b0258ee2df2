package com.plumbline.camel.internal.event;

import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;

/** Gives each event to the route and reports it as handled when the route has ended well. */
final class EventConsumer extends DefaultConsumer {

    private final EventEndpoint endpoint;
    private Runnable stopListening;

    EventConsumer(EventEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopListening = endpoint.port().listen(new RouteHandler());
    }

    @Override
    protected void doStop() throws Exception {
        if (stopListening != null) {
            stopListening.run();
            stopListening = null;
        }
        super.doStop();
    }

    private final class RouteHandler implements EventHandler {

        @Override
        public String name() {
            return endpoint.handler();
        }

        @Override
        public Set<String> types() {
            return Set.of(endpoint.type());
        }

        @Override
        public void handle(TenantId tenant, Event event) {
            boolean ours = endpoint.tenant() == null ? endpoint.port().concerns(tenant) : endpoint.tenant().equals(tenant);
            if (!ours) {
                return;
            }
            Exchange exchange = createExchange(true);
            Message message = exchange.getIn();
            message.setBody(event.data());
            message.setHeader(EventHeaders.TENANT, tenant.value());
            message.setHeader(EventHeaders.ID, event.id());
            message.setHeader(EventHeaders.TYPE, event.type());
            message.setHeader(EventHeaders.SUBJECT, event.subject());
            message.setHeader(EventHeaders.AT, event.at().toString());
            message.setHeader(EventHeaders.ATTEMPT, event.attempt());
            run(exchange);
        }

        private void run(Exchange exchange) {
            try {
                getProcessor().process(exchange);
            } catch (Exception e) {
                // The edge of a route: as Camel's own consumers do, on the exchange and thrown below.
                exchange.setException(e);
            }
            Exception failure = exchange.getException();
            releaseExchange(exchange, false);
            if (failure != null) {
                // Our own failures keep their type: they decide whether the event is tried again.
                throw RuntimeCamelException.wrapRuntimeException(failure);
            }
        }
    }
}
