package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.PageReader;
import com.plumbline.briefing.internal.PageReader.Answer;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /b/<token>}: the briefing for whoever holds the link; 410 once it has expired, 404 for what never was one. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("briefing-page")
@HttpWhiteboardServletPattern("/b/*")
public class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PageReader reader;

    @Activate
    public PageServlet(@Reference PageReader reader) {
        this.reader = reader;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Answer answer = reader.read(path.startsWith("/") ? path.substring(1) : path);
        String html = answer.content().map(BriefingPage::html).orElseGet(() -> BriefingPage.message(answer.title(), answer.message()));
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.setHeader("Content-Security-Policy", BriefingPage.POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.getOutputStream().write(body);
    }
}
