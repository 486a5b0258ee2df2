package com.plumbline.camel.internal.web;

import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.camel.internal.log.MessageLog;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vendors' door: {@code /hooks/<plugin>/<company>/<kind>}. Says as little as possible to whoever is not the vendor. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/hooks/*")
public final class HooksServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HooksServlet.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final int PARTS = 3;

    private final transient Hooks hooks;
    private final transient HookDelivery delivery;
    private final transient MessageLog log;
    private final transient PayloadSeal seal;
    private final transient Companies companies;
    private final transient Clock clock;

    @Activate
    public HooksServlet(@Reference Hooks hooks, @Reference HookDelivery delivery, @Reference MessageLog log, @Reference PayloadSeal seal,
            @Reference Companies companies, @Reference Clock clock) {
        this.hooks = hooks;
        this.delivery = delivery;
        this.log = log;
        this.seal = seal;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = request.getPathInfo() == null ? new String[0] : request.getPathInfo().substring(1).split("/", -1);
        Optional<TenantId> tenant = parts.length == PARTS ? tenant(parts[1]) : Optional.empty();
        Optional<WebhookHandler> handler = tenant.flatMap(company -> hooks.find(parts[0], company, parts[2]));
        if (handler.isEmpty()) {
            answer(response, 404);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            answer(response, 413);
            return;
        }
        WebhookRequest received = new WebhookRequest(request.getMethod(), request.getRequestURI(), request.getQueryString(), headers(request), body);
        if (!handler.get().genuine(tenant.get(), received)) {
            LOG.debug("Refused a request to {} that its vendor did not sign", received.path());
            answer(response, 403);
            return;
        }
        handOver(tenant.get(), handler.get(), received, response);
    }

    private void handOver(TenantId tenant, WebhookHandler handler, WebhookRequest received, HttpServletResponse response) throws IOException {
        Instant since = clock.instant();
        String operation = handler.plugin() + "." + handler.kind();
        String summary = received.method() + " " + received.path();
        try {
            handler.eventId(received);
        } catch (IllegalArgumentException unusable) {
            log.received(tenant, handler.plugin(), operation, 400, since, summary, unusable.getMessage(), null);
            answer(response, 400);
            return;
        }
        try {
            WebhookAnswer answer = delivery.deliver(tenant, handler, received);
            log.received(tenant, handler.plugin(), operation, answer.status(), since, summary, null, null);
            if (companies.isActive(tenant)) {
                write(response, answer);
            } else {
                // What came in counts (a STOP above all), but an answer would be a message to a customer.
                answer(response, answer.status());
            }
        } catch (RuntimeException failed) {
            // The edge of the request thread: the vendor repeats it, and a person can.
            LOG.warn("What {} sent to {} could not be handled", handler.plugin(), received.path(), failed);
            log.received(tenant, handler.plugin(), operation, 500, since, summary, failed.toString(), seal.seal(tenant, handler, received));
            answer(response, 500);
        }
    }

    private static void write(HttpServletResponse response, WebhookAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }

    private static Optional<TenantId> tenant(String text) {
        try {
            return Optional.of(TenantId.of(text));
        } catch (RuleViolation notAnId) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaderNames().asIterator().forEachRemaining(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }
}
