package com.plumbline.operations.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.plumbline.identity.Caller;
import com.plumbline.rest.Json;
import com.plumbline.rest.Visitors;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /health}: to everybody one word, to a signed-in person the services and his company's plug-ins, to the operator every
 * company's. 503 while starting and without a database, 200 otherwise.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    /** Public and cheap must go together: nobody can make us look more often. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final transient Health health;
    private final transient Visitors visitors;
    private final transient Clock clock;
    private volatile transient Looked looked;

    private record Looked(Instant at, String status, List<Services.Service> services) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String status, List<Services.Service> services, List<Health.PluginHealth> plugins) {}

    @Activate
    public HealthServlet(@Reference Health health, @Reference Visitors visitors, @Reference Clock clock) {
        this.health = health;
        this.visitors = visitors;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Looked now = look();
        Optional<Caller> caller = visitors.find(request);
        Answer answer = caller.map(known -> new Answer(now.status(), now.services(),
                known.kind() == Caller.Kind.OPERATOR ? health.plugins() : health.plugins(known.tenant()))).orElse(new Answer(now.status(), null, null));
        response.setStatus(now.status().equals("down") ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.mapper().writeValueAsBytes(answer));
    }

    private synchronized Looked look() {
        Looked last = looked;
        Instant now = clock.instant();
        if (last == null || last.status().equals("down") || now.isAfter(last.at().plus(FRESH))) {
            List<Services.Service> services = health.services();
            last = new Looked(now, health.status(services, health.plugins()), services);
            looked = last;
        }
        return last;
    }
}
