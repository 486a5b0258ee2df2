package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.writer.Sections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** HTML of the page: one document, no script, one style sheet that the content security policy names by its hash. */
final class BriefingPage {

    private static final String STYLE = read("/page/briefing.css");

    /** Nothing may be loaded, sent or framed; the one style sheet may be used. */
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private BriefingPage() {}

    static String html(PageContent content) {
        Sections text = content.sections();
        StringBuilder html = new StringBuilder(4096);
        html.append("<header><h1>").append(escaped(content.customer())).append("</h1>");
        paragraph(html, "Job " + content.number() + (content.window().isEmpty() ? "" : ", " + content.window()));
        paragraph(html, content.jobType());
        paragraph(html, content.address());
        html.append("</header>");
        list(html, "Changed", "watch", content.note().isEmpty() ? List.of() : List.of(content.note()));
        list(html, "In short", "plain", text.summary());
        list(html, "Be careful", "watch", text.watch());
        offers(html, text.offers());
        list(html, "How to put it", "plain", text.positioning());
        list(html, "To begin with", "say", text.starters());
        list(html, "Equipment", "plain", text.equipment());
        list(html, "Earlier visits", "plain", text.history());
        html.append("<footer>");
        paragraph(html, content.writer());
        paragraph(html, content.expires());
        html.append("</footer>");
        return document("Job " + content.number(), html.toString());
    }

    /** A page that says only one thing. */
    static String message(String title, String text) {
        return document(title, "<header><h1>" + escaped(title) + "</h1></header><p>" + escaped(text) + "</p>");
    }

    private static void offers(StringBuilder html, List<Sections.Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        html.append("<section><h2>What to offer</h2><ul>");
        offers.forEach(offer -> html.append("<li><strong>").append(escaped(offer.title())).append("</strong><span>").append(escaped(offer.why()))
                .append("</span><span>").append(escaped(offer.how())).append("</span></li>"));
        html.append("</ul></section>");
    }

    private static void list(StringBuilder html, String title, String kind, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.append("<section><h2>").append(title).append("</h2><ul class=\"").append(kind).append("\">");
        lines.forEach(line -> html.append("<li>").append(escaped(line)).append("</li>"));
        html.append("</ul></section>");
    }

    private static void paragraph(StringBuilder html, String text) {
        if (!text.isEmpty()) {
            html.append("<p>").append(escaped(text)).append("</p>");
        }
    }

    private static String document(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex,nofollow\"><title>" + escaped(title) + "</title><style>" + STYLE
                + "</style></head><body><main>" + body + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static String read(String path) {
        try (InputStream in = BriefingPage.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String text) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
