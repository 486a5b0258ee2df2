package com.plumbline.messaging.internal.page;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.internal.UnsubscribeLinks;
import com.plumbline.messaging.internal.UnsubscribeLinks.Place;
import com.plumbline.messaging.internal.Unsubscribing;
import com.plumbline.tenancy.CompanyBrands;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /u/<token>} asks, {@code POST /u/<token>} takes the recipient off the list, whatever its body says, and {@code POST
 * /u/<token>/again} puts him back; 404 for what was not made here. Mail programs post by themselves (RFC 8058, one click), and
 * scanners of links only get: so a GET changes nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("unsubscribe-page")
@HttpWhiteboardServletPattern(UnsubscribeLinks.PATH + "*")
public class UnsubscribeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String AGAIN = "/again";

    private final transient UnsubscribeLinks links;
    private final transient Unsubscribing unsubscribing;
    private final transient CompanyBrands brands;

    @Activate
    public UnsubscribeServlet(@Reference UnsubscribeLinks links, @Reference Unsubscribing unsubscribing, @Reference CompanyBrands brands) {
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.brands = brands;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = path(request);
        Optional<Place> place = links.read(token);
        show(response, place.map(there -> page(there, token)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean again = path(request).endsWith(AGAIN);
        String token = again ? path(request).substring(0, path(request).length() - AGAIN.length()) : path(request);
        Optional<Place> place = links.read(token);
        place.ifPresent(there -> unsubscribing.decide(there.company().id(), there.address(), !again));
        // Relative, so that it is right behind a proxy that puts a path in front.
        show(response, place.map(there -> page(there, again ? "../" + token : token)));
    }

    private String page(Place place, String link) {
        TenantId tenant = place.company().id();
        String shown = brands.brand(tenant).displayName();
        return UnsubscribePage.of(shown == null ? place.company().name() : shown, place.address(), unsubscribing.hasLeft(tenant, place.address()), link);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static void show(HttpServletResponse response, Optional<String> page) throws IOException {
        byte[] body = page.orElseGet(UnsubscribePage::unknown).getBytes(StandardCharsets.UTF_8);
        response.setStatus(page.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.setHeader("Content-Security-Policy", UnsubscribePage.POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.getOutputStream().write(body);
    }
}
