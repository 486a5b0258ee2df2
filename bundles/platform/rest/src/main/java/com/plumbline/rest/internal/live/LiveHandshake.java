package com.plumbline.rest.internal.live;

import com.plumbline.rest.internal.door.Authentication;
import com.plumbline.rest.internal.door.BrowserCookie;
import com.plumbline.rest.internal.door.Origins;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recognises the visitor by his cookie before the socket opens: the upgrade passes none of the HTTP filters. A visitor that is not
 * recognised gets a socket that closes with 4401, because a browser cannot see the status of a refused upgrade.
 *
 * <p>Every method is overridden: those of the superclass look for a platform configurator that OSGi hides.
 */
final class LiveHandshake extends ServerEndpointConfig.Configurator {

    private final Live live;
    private final Authentication authentication;
    /** Handshake and end point are made on the same thread, one after the other. */
    private final ThreadLocal<Visitor> visitor = new ThreadLocal<>();

    /** @param place where a screen that comes back goes on; {@code null} for a new one */
    record Visitor(Authentication.Recognised who, String token, Live.Place place) {
        @Override
        public String toString() {
            return who.caller().id();
        }
    }

    LiveHandshake(Live live, Authentication authentication) {
        this.live = live;
        this.authentication = authentication;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        visitor.set(recognise(request));
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        Visitor recognised = visitor.get();
        visitor.remove();
        return type.cast(new LiveEndpoint(live, recognised));
    }

    @Override
    public boolean checkOrigin(String origin) {
        // Judged in modifyHandshake, where the Host header is known.
        return true;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return "";
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    private Visitor recognise(HandshakeRequest request) {
        if (!Origins.ours(header(request, "Origin"), header(request, "Host"))) {
            return null;
        }
        boolean encrypted = "https".equalsIgnoreCase(header(request, "X-Forwarded-Proto"));
        String token = BrowserCookie.SESSION.in(header(request, "Cookie"), encrypted);
        try {
            return authentication.bySession(token).filter(who -> !who.needsFactor()).map(who -> new Visitor(who, token, place(request.getParameterMap()))).orElse(null);
        } catch (Refusal starting) {
            return null;
        }
    }

    /** {@code /ws?screen=scr_…&after=17}; what cannot be read is a new screen. */
    static Live.Place place(Map<String, List<String>> parameters) {
        List<String> screen = parameters.getOrDefault("screen", List.of());
        List<String> after = parameters.getOrDefault("after", List.of());
        return screen.size() == 1 && after.size() == 1 && after.get(0).matches("\\d{1,18}") ? new Live.Place(screen.get(0), Long.parseLong(after.get(0))) : null;
    }

    private static String header(HandshakeRequest request, String name) {
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)) && !header.getValue().isEmpty()) {
                return String.join("; ", header.getValue());
            }
        }
        return null;
    }
}
