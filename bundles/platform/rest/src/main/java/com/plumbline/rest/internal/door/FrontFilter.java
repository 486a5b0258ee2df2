package com.plumbline.rest.internal.door;

import com.plumbline.kernel.Ids;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** In front of every address: a request id for the log, the security headers, one access line. Decides nothing. */
@Component(service = Filter.class, property = "service.ranking:Integer=1000")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public class FrontFilter implements Filter {

    private static final Logger log = LoggerFactory.getLogger("com.plumbline.access");

    private final Traffic traffic;

    @Activate
    public FrontFilter(@Reference Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        long start = System.nanoTime();
        MDC.put("request", Ids.text("req", Ids.next()));
        headers(request, response);
        try {
            chain.doFilter(request, response);
        } finally {
            long took = System.nanoTime() - start;
            traffic.answered(response.getStatus(), took);
            // The path without its query: a search for a person is nobody's business in a log.
            log.debug("{} {} {} {} ms", request.getMethod(), shown(request.getRequestURI()), response.getStatus(), took / 1_000_000);
            MDC.remove("request");
            MDC.remove("tenant");
        }
    }

    private static void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Request-Id", MDC.get("request"));
        // The strictest, for whatever sets none of its own; the applications and pages replace it.
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (request.getRequestURI().startsWith("/api")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /** The public pages of a briefing and of unsubscribing carry a secret in the path. */
    private static String shown(String path) {
        return path.startsWith("/b/") || path.startsWith("/u/") ? path.substring(0, 3) + "•" : path;
    }
}
