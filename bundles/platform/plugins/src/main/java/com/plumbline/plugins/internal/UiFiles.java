package com.plumbline.plugins.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /plugins/<id>/<version>/<file>}: files below {@code ui/} of a plug-in's bundle. The version in the path makes them immutable. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/plugins/*")
@HttpWhiteboardServletAsyncSupported
public class UiFiles extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"), Map.entry("css", "text/css;charset=utf-8"), Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("json", "application/json"), Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"), Map.entry("woff2", "font/woff2"), Map.entry("map", "application/json"));

    /** A page of an unknown author runs in a frame of its own, without our origin. */
    private static final String FRAMED = "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; frame-ancestors 'self'";

    private final transient Descriptors descriptors;

    @Activate
    public UiFiles(@Reference Descriptors descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = (request.getPathInfo() == null ? "" : request.getPathInfo()).split("/", 4);
        Optional<URL> file = parts.length == 4 ? find(parts[1], parts[2], parts[3]) : Optional.empty();
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String extension = parts[3].substring(parts[3].lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        response.setContentType(TYPES.getOrDefault(extension, "application/octet-stream"));
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        // Module scripts in a frame without origin are asked for with CORS; these files are nobody's secret.
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (extension.equals("html")) {
            response.setHeader("Content-Security-Policy", FRAMED);
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
        }
        try (InputStream in = file.get().openStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    private Optional<URL> find(String id, String version, String path) {
        boolean plain = path.matches("[A-Za-z0-9._/-]+") && !path.contains("..") && !path.contains("//") && !path.endsWith("/");
        return !plain ? Optional.empty() : descriptors.find(id).filter(plugin -> plugin.ui() != null && plugin.version().equals(version))
                .map(plugin -> plugin.bundle().getEntry("ui/" + path));
    }
}
