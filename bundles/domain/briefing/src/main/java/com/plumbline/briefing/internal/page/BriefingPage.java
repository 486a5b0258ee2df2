package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.page.PageContent.Brand;
import com.plumbline.briefing.internal.writer.Sections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** HTML of the page: one document, no script, style sheets that the content security policy names by their hashes. */
final class BriefingPage {

    private static final String STYLE = read("/page/briefing.css");
    private static final String STYLE_HASH = hash(STYLE);
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LOGO = Pattern.compile("data:image/(png|svg\\+xml);base64,[A-Za-z0-9+/=]+");

    /** @param policy of the response: what the document holds, and nothing else */
    record Document(String html, String policy) {}

    private BriefingPage() {}

    /** @param token of the link; the answer goes to an address beneath it */
    static Document html(PageContent content, String token) {
        StringBuilder html = new StringBuilder(8192);
        PageContent.Visit visit = content.visit();
        who(html, content.brand());
        html.append("<header><h1>").append(escaped(visit.customer())).append("</h1>");
        paragraph(html, " class=\"when\"", visit.window().isEmpty() ? "" : visit.window());
        paragraph(html, "", "Job " + visit.number() + (visit.jobType().isEmpty() ? "" : ", " + visit.jobType()));
        paragraph(html, "", visit.address());
        html.append("</header>");
        navigation(html, content);
        list(html, content, "changed", "Changed", "watch", content.note().isEmpty() ? List.of() : List.of(content.note()));
        tips(html, content);
        profile(html, content.profile());
        list(html, content, "equipment", "Equipment", "plain", content.sections().equipment());
        list(html, content, "history", "Earlier visits", "plain", content.sections().history());
        feedback(html, content.useful(), token);
        html.append("<footer>");
        paragraph(html, "", content.writer());
        paragraph(html, "", content.expires());
        html.append("</footer>");
        return document("Job " + visit.number(), html.toString(), content.brand());
    }

    /** A page that says only one thing. */
    static Document message(String title, String text) {
        return document(title, "<header class=\"only\"><h1>" + escaped(title) + "</h1><p>" + escaped(text) + "</p></header>", null);
    }

    private static void who(StringBuilder html, Brand brand) {
        html.append("<div class=\"who\">");
        if (hasLogo(brand)) {
            html.append("<img alt=\"\" src=\"").append(brand.logo()).append("\">");
        }
        html.append("<span>").append(escaped(brand.name())).append("</span></div>");
    }

    private static void navigation(StringBuilder html, PageContent content) {
        html.append("<nav aria-label=\"Parts\"><a href=\"#tips\">Tips</a>");
        if (!content.profile().isEmpty()) {
            html.append("<a href=\"#profile\">Customer</a>");
        }
        if (!content.sections().equipment().isEmpty()) {
            html.append("<a href=\"#equipment\">Equipment</a>");
        }
        if (!content.sections().history().isEmpty()) {
            html.append("<a href=\"#history\">History</a>");
        }
        html.append("</nav>");
    }

    private static void tips(StringBuilder html, PageContent content) {
        Sections text = content.sections();
        html.append("<div id=\"tips\">");
        list(html, content, "summary", "In short", "plain", text.summary());
        list(html, content, "watch", "Be careful", "watch", text.watch());
        offers(html, content);
        list(html, content, "positioning", "How to put it", "plain", text.positioning());
        list(html, content, "starters", "To begin with", "say", text.starters());
        html.append("</div>");
    }

    private static void offers(StringBuilder html, PageContent content) {
        if (content.sections().offers().isEmpty()) {
            return;
        }
        html.append("<section><h2>What to offer</h2><ul>");
        content.sections().offers().forEach(offer -> {
            html.append("<li><strong>").append(escaped(offer.title())).append("</strong><span>").append(escaped(offer.why())).append("</span><span>")
                    .append(escaped(offer.how())).append("</span>");
            source(html, content, "offers", offer.title());
            html.append("</li>");
        });
        html.append("</ul></section>");
    }

    private static void profile(StringBuilder html, List<PageContent.Known> facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.append("<section id=\"profile\"><h2>The customer</h2><ul class=\"plain\">");
        facts.forEach(fact -> html.append("<li>").append(escaped(fact.label())).append(": ").append(escaped(fact.value())).append("<small>")
                .append(escaped(fact.source())).append("</small></li>"));
        html.append("</ul></section>");
    }

    /** A form, so that one tap is enough and no script is needed. Its address stays beneath the link, whatever is in front of it. */
    private static void feedback(StringBuilder html, Boolean useful, String token) {
        html.append("<section id=\"useful\"><h2>Was this useful?</h2>");
        if (useful != null) {
            html.append("<p class=\"thanks\" role=\"status\">Thank you. You can change your answer.</p>");
        }
        html.append("<form method=\"post\" action=\"").append(escaped(token)).append("/feedback\">");
        button(html, "yes", "Useful", Boolean.TRUE.equals(useful));
        button(html, "no", "Not useful", Boolean.FALSE.equals(useful));
        html.append("</form></section>");
    }

    private static void button(StringBuilder html, String value, String label, boolean pressed) {
        html.append("<button name=\"useful\" value=\"").append(value).append("\" aria-pressed=\"").append(pressed).append("\">").append(label).append("</button>");
    }

    private static void list(StringBuilder html, PageContent content, String section, String title, String kind, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.append("<section id=\"").append(section).append("\"><h2>").append(title).append("</h2><ul class=\"").append(kind).append("\">");
        lines.forEach(line -> {
            html.append("<li>").append(escaped(line));
            source(html, content, section, line);
            html.append("</li>");
        });
        html.append("</ul></section>");
    }

    private static void source(StringBuilder html, PageContent content, String section, String line) {
        String source = content.sources().get(PageContent.key(section, line));
        if (source != null) {
            html.append("<small>").append(escaped(source)).append("</small>");
        }
    }

    private static void paragraph(StringBuilder html, String attributes, String text) {
        if (!text.isEmpty()) {
            html.append("<p").append(attributes).append('>').append(escaped(text)).append("</p>");
        }
    }

    private static Document document(String title, String body, Brand brand) {
        String own = brand != null && brand.color() != null && COLOR.matcher(brand.color()).matches() ? ".who{--brand:" + brand.color() + "}" : "";
        String policy = "default-src 'none'; style-src '" + STYLE_HASH + "'" + (own.isEmpty() ? "" : " '" + hash(own) + "'") + (hasLogo(brand) ? "; img-src data:" : "")
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        return new Document("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex,nofollow\"><meta name=\"format-detection\" content=\"telephone=no\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style>" + (own.isEmpty() ? "" : "<style>" + own + "</style>") + "</head><body><main>" + body
                + "</main></body></html>", policy);
    }

    private static boolean hasLogo(Brand brand) {
        return brand != null && brand.logo() != null && LOGO.matcher(brand.logo()).matches();
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
