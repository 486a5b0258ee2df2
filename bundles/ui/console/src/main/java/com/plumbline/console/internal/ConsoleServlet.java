package com.plumbline.console.internal;

import com.plumbline.console.internal.WebFiles.WebFile;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers {@code /} with the console and {@code /platform} with the platform console. An address that names a built file gets the file; any other address is a page of the
 * application and gets {@code index.html}, except below the paths that belong to other parts of the appliance, which get 404
 * when the part is not there. Built assets carry their hash in the name and are kept by the browser for a year.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<String> NOT_PAGES =
            List.of("/assets/", "/platform/assets/", "/api/", "/plugins/", "/ws", "/b/", "/u/", "/hooks/", "/health", "/metrics");

    private final transient WebFiles files;
    private final transient PagePolicy policy;

    @Activate
    public ConsoleServlet() {
        this(new WebFiles(ConsoleServlet.class.getClassLoader()));
    }

    ConsoleServlet(WebFiles files) {
        this.files = files;
        this.policy = new PagePolicy(files.text("script-hashes.txt"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        WebFile file = files.find(path.substring(1)).orElse(null);
        if (file != null && !path.endsWith("/index.html")) {
            sendFile(request, response, file, path.startsWith("/assets/") || path.startsWith("/platform/assets/"));
        } else if (belongsElsewhere(path)) {
            policy.confineFile(response);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            sendPage(response, isPlatform(path) ? "platform/index.html" : "index.html");
        }
    }

    /** The platform's people have an application of their own, with its own sign-in. */
    private static boolean isPlatform(String path) {
        return path.equals("/platform") || path.startsWith("/platform/");
    }

    private static boolean belongsElsewhere(String path) {
        return NOT_PAGES.stream().anyMatch(own -> path.startsWith(own) || (path + "/").equals(own));
    }

    /** Never kept by the browser: the nonce in the page and the one in the header must be of the same answer. */
    private void sendPage(HttpServletResponse response, String page) throws IOException {
        WebFile index = files.find(page).orElseThrow(() -> new IllegalStateException("The console has no " + page));
        String nonce = PagePolicy.nonce();
        byte[] filled = new String(index.plain(), StandardCharsets.UTF_8)
                .replace("__STYLE_NONCE__", nonce)
                .getBytes(StandardCharsets.UTF_8);
        policy.confinePage(response, nonce);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(index.type());
        response.setContentLength(filled.length);
        response.getOutputStream().write(filled);
    }

    private void sendFile(HttpServletRequest request, HttpServletResponse response, WebFile file, boolean hashedName)
            throws IOException {
        policy.confineFile(response);
        boolean zip = file.zipped() != null && acceptsGzip(request);
        String etag = '"' + file.etag() + (zip ? "-gz" : "") + '"';
        response.setHeader("ETag", etag);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", hashedName ? "public, max-age=31536000, immutable" : "no-cache");
        if (matches(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = zip ? file.zipped() : file.plain();
        if (zip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(file.type());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static boolean matches(String condition, String etag) {
        return condition != null && (condition.contains(etag) || condition.strip().equals("*"));
    }
}
