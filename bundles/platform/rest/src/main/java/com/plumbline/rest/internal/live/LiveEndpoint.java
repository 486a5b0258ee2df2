package com.plumbline.rest.internal.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.rest.Json;
import com.plumbline.rest.internal.door.Authentication;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket at {@code /ws}: who it is was found out at the handshake, by {@link LiveHandshake}. */
public final class LiveEndpoint extends Endpoint {

    private static final Logger log = LoggerFactory.getLogger(LiveEndpoint.class);
    private static final int LARGEST_MESSAGE = 4096;

    private final Live live;
    private final LiveHandshake.Visitor visitor;
    private volatile LiveConnection connection;
    private volatile Wire wire;

    LiveEndpoint(Live live, LiveHandshake.Visitor visitor) {
        this.live = live;
        this.visitor = visitor;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        wire = new Wire(session);
        if (visitor == null) {
            wire.close(Live.SESSION_OVER, "Sign in first.");
            return;
        }
        session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        Authentication.Recognised who = visitor.who();
        connection = live.open(who.caller(), visitor.token(), wire, visitor.place());
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::received);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        forget();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        log.debug("A live connection broke", failure);
        forget();
    }

    /** {@code {"pong":true}} and {@code {"subscribe":[…]}}; anything else is ignored. */
    private void received(String text) {
        LiveConnection open = connection;
        if (open == null) {
            return;
        }
        live.heard(open);
        try {
            JsonNode wanted = Json.mapper().readTree(text).path("subscribe");
            if (wanted.isArray()) {
                Set<String> topics = new HashSet<>();
                wanted.forEach(topic -> topics.add(topic.asText()));
                open.subscribe(topics);
            }
        } catch (JsonProcessingException notJson) {
            open.close(1003, "Send JSON.");
        }
    }

    private void forget() {
        LiveConnection open = connection;
        connection = null;
        if (open != null) {
            live.closed(open, wire);
        }
    }

    private record Wire(Session session) implements LiveConnection.Wire {

        @Override
        public void send(String text, Runnable done) {
            if (session.isOpen()) {
                // After a failure nothing more is sent: the socket closes and the screen comes back by itself.
                session.getAsyncRemote().sendText(text, result -> {
                    if (result.isOK()) {
                        done.run();
                    }
                });
            }
        }

        @Override
        public void close(int code, String reason) {
            try {
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
            } catch (IOException gone) {
                log.debug("A live connection was gone already", gone);
            }
        }
    }
}
