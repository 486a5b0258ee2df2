package com.plumbline.rest.internal.live;

import com.plumbline.rest.internal.door.Authentication;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the end point at {@code /ws} as soon as the HTTP server is there. There is no way to take one back. */
@Component(service = ServletContextListener.class, immediate = true)
@HttpWhiteboardListener
public class LiveSocket implements ServletContextListener {

    private static final Logger log = LoggerFactory.getLogger(LiveSocket.class);

    private final Live live;
    private final Authentication authentication;

    @Activate
    public LiveSocket(@Reference Live live, @Reference Authentication authentication) {
        this.live = live;
        this.authentication = authentication;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer sockets)) {
            log.error("The HTTP server has no WebSocket support, so screens are not live; set org.apache.felix.jakarta.websocket.enable=true");
            return;
        }
        try {
            sockets.addEndpoint(ServerEndpointConfig.Builder.create(LiveEndpoint.class, "/ws")
                    .configurator(new LiveHandshake(live, authentication)).build());
        } catch (DeploymentException refused) {
            log.error("The live stream at /ws could not be opened; restart the appliance", refused);
        }
    }
}
