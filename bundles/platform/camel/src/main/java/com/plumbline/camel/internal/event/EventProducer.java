package com.plumbline.camel.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.events.NewEvent;
import com.plumbline.kernel.TenantId;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Publishes the message as an event: company from the URI or the header, subject from the header, data from the body. */
final class EventProducer extends DefaultProducer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventEndpoint endpoint;

    EventProducer(EventEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        TenantId tenant = endpoint.tenant() != null ? endpoint.tenant() : TenantId.of(required(message, EventHeaders.TENANT));
        NewEvent event = NewEvent.of(endpoint.type(), required(message, EventHeaders.SUBJECT), data(message.getBody()));
        message.setHeader(EventHeaders.ID, endpoint.port().publish(tenant, event));
    }

    private static JsonNode data(Object body) throws JsonProcessingException {
        if (body == null || body instanceof JsonNode) {
            return (JsonNode) body;
        }
        return body instanceof String text ? JSON.readTree(text) : JSON.valueToTree(body);
    }

    private static String required(Message message, String header) {
        String value = message.getHeader(header, String.class);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("An event needs the header " + header);
        }
        return value;
    }
}
