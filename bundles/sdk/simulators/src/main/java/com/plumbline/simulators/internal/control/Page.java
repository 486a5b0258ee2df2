package com.plumbline.simulators.internal.control;

import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page "Sandbox" at {@code /}: three files that speak to {@code /sandbox/…}. */
public final class Page {

    private static final String FOLDER = "/com/plumbline/simulators/page/";

    public void addTo(Router router) {
        router.add("GET", "/", file("index.html", "text/html; charset=utf-8"));
        router.add("GET", "/sandbox.css", file("sandbox.css", "text/css; charset=utf-8"));
        router.add("GET", "/sandbox.js", file("sandbox.js", "text/javascript; charset=utf-8"));
    }

    private static Handler file(String name, String type) {
        byte[] bytes;
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            bytes = in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return request -> Response.of(200, type, bytes).with("Cache-Control", "no-cache").with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }
}
