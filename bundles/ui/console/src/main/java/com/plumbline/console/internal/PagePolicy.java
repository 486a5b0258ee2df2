package com.plumbline.console.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The headers that confine the page: scripts only from the appliance, plus the one inline import map whose hash the build
 * computed; style elements only with the nonce of this very answer; no framing by others.
 */
final class PagePolicy {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String scripts;

    /** @param scriptHashes as they stand in the header, {@code 'sha256-…'}, separated by spaces */
    PagePolicy(String scriptHashes) {
        this.scripts = scriptHashes.strip();
    }

    /** A fresh nonce for one answer. */
    static String nonce() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    void confinePage(HttpServletResponse response, String styleNonce) {
        response.setHeader("Content-Security-Policy", "default-src 'self'; script-src 'self' " + scripts
                + "; style-src 'self' 'nonce-" + styleNonce + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'"
                + "; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        confineFile(response);
    }

    void confineFile(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
