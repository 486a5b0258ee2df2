package com.plumbline.simulators.internal.openid;

import com.plumbline.simulators.internal.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the person sees: who he is, or why this goes no further. */
final class AuthorizePage {

    private static final String FORM = resource("openid.html");
    private static final String STOP = resource("openid-stop.html");

    private AuthorizePage() {
    }

    static Response form(int status, Authorization asked, String complaint) {
        StringBuilder hidden = new StringBuilder();
        for (String name : Authorization.NAMES) {
            asked.value(name).ifPresent(value -> hidden.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"").append(escaped(value)).append("\">"));
        }
        return page(status, FORM.replace("@CLIENT@", escaped(asked.value("client_id").orElse(""))).replace("@COMPLAINT@", escaped(complaint)).replace("@HIDDEN@", hidden));
    }

    /** Nobody is sent back to an address that is not the application's. */
    static Response stop(String reason) {
        return page(400, STOP.replace("@REASON@", escaped(reason)));
    }

    /** Without {@code form-action}: browsers hold it against the way back as well. */
    private static Response page(int status, String html) {
        return Response.text(status, "text/html; charset=utf-8", html).with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = AuthorizePage.class.getResourceAsStream("/com/plumbline/simulators/page/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
