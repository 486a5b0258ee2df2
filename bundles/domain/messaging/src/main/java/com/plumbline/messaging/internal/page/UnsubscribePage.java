package com.plumbline.messaging.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** HTML of the page: one question, one button, no script. */
final class UnsubscribePage {

    private static final String STYLE = read("/page/unsubscribe.css");
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private UnsubscribePage() {}

    /** @param link of this page, seen from where it is shown: its last part, or one step up */
    static String of(String company, String address, boolean hasLeft, String link) {
        String title = hasLeft ? "You are unsubscribed" : "Stop these mails?";
        String text = hasLeft
                ? company + " sends no more offers to " + address + ". Mails about your visits and invoices still come."
                : company + " will send no more offers to " + address + ". Mails about your visits and invoices still come.";
        return document(title, "<p" + (hasLeft ? " role=\"status\"" : "") + ">" + escaped(text) + "</p><form method=\"post\" action=\"" + escaped(link)
                + (hasLeft ? "/again\"><button class=\"quiet\">Subscribe again</button>" : "\"><button>Unsubscribe</button>") + "</form>");
    }

    static String unknown() {
        return document("This link does not work", "<p>Take the whole link from the mail. If it still does not work, answer the mail and say that you want no more of them.</p>");
    }

    private static String document(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex,nofollow\"><title>" + escaped(title) + "</title><style>" + STYLE + "</style></head><body><main><h1>"
                + escaped(title) + "</h1>" + body + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static String read(String path) {
        try (InputStream in = UnsubscribePage.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
