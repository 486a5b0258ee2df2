package com.plumbline.rest.internal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.plumbline.rest.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * What the web server refuses before anything of ours is asked (an address or a header that cannot be read) becomes a problem
 * document too, instead of Jetty's page. A connector is the one thing that a bundle may add to the server, and so the way to
 * reach it; ours is in memory only and nobody connects to it.
 */
@Component
public class UnreadableRequests implements ConnectorFactory {

    private Server server;
    private Request.Handler former;

    @Override
    public synchronized Connector createConnector(Server jetty) {
        server = jetty;
        former = jetty.getErrorHandler();
        jetty.setErrorHandler(new Answer());
        return new LocalConnector(jetty);
    }

    @Deactivate
    synchronized void leave() {
        if (server != null) {
            server.setErrorHandler(former);
        }
    }

    private static final class Answer extends ErrorHandler {

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(Request request, Response response, int status, String message, Throwable cause, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.write(true, ByteBuffer.wrap(text(Problems.unreadable(status)).getBytes(StandardCharsets.UTF_8)), callback);
        }

        private static String text(Problem problem) {
            try {
                return Json.mapper().writeValueAsString(problem);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("A problem cannot be written", impossible);
            }
        }
    }
}
