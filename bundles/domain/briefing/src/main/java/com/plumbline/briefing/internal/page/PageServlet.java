package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.PageReader;
import com.plumbline.briefing.internal.PageReader.Answer;
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
 * {@code GET /b/<token>}: the briefing for whoever holds the link; 410 once it has expired, 404 for what never was one.
 * {@code POST /b/<token>/feedback} with {@code useful=yes|no}: 303 back to the page.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("briefing-page")
@HttpWhiteboardServletPattern("/b/*")
public class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FEEDBACK = "/feedback";

    private final transient PageReader reader;

    @Activate
    public PageServlet(@Reference PageReader reader) {
        this.reader = reader;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = path(request);
        show(response, reader.read(token, isOpened(request)), token);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        String useful = request.getParameter("useful");
        if (!path.endsWith(FEEDBACK) || !"yes".equals(useful) && !"no".equals(useful)) {
            show(response, new Answer(path.endsWith(FEEDBACK) ? 422 : 404, Optional.empty(), "No such answer", "Go back and tap one of the two buttons."), path);
            return;
        }
        String token = path.substring(0, path.length() - FEEDBACK.length());
        Answer answer = reader.answer(token, "yes".equals(useful));
        if (answer.content().isEmpty()) {
            show(response, answer, token);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        // Relative, so that it is right behind a proxy that puts a path in front.
        response.setHeader("Location", "../" + token + "#useful");
        response.setHeader("Cache-Control", "no-store");
    }

    /** A browser or messenger that looks ahead is not the technician. */
    private static boolean isOpened(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Purpose") + " " + request.getHeader("Purpose") + " " + request.getHeader("X-Purpose");
        return "GET".equals(request.getMethod()) && !purpose.contains("prefetch") && !purpose.contains("preview");
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static void show(HttpServletResponse response, Answer answer, String token) throws IOException {
        BriefingPage.Document page = answer.content().map(content -> BriefingPage.html(content, token))
                .orElseGet(() -> BriefingPage.message(answer.title(), answer.message()));
        byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.setHeader("Content-Security-Policy", page.policy());
        // The phone may keep the page and show it again where there is no network; asked anew, it is always the appliance that answers.
        response.setHeader("Cache-Control", answer.content().isPresent() ? "private, no-cache" : "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.getOutputStream().write(body);
    }
}
